package dev.doctorpatient.websocket.notification;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.notification.NotificationInbox;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.websocket.shared.CloseReasons;
import dev.doctorpatient.websocket.shared.Frames;
import dev.doctorpatient.websocket.shared.OpenSockets;
import dev.doctorpatient.websocket.shared.Refusals;
import dev.doctorpatient.websocket.shared.Socket;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/** What a user is told, as it happens. Whoever was away reads the list: the greeting says how much in it is new. */
@WebSocket(path = "/api/v1/notifications/ws", endpointId = NotificationSocket.ID)
class NotificationSocket {
    static final String ID = "notifications";

    private static final Logger LOG = Logger.getLogger(NotificationSocket.class);
    private static final TypedKey<NotificationListener> LISTENER = new TypedKey<>("notification-listener");

    private final NotificationInbox inbox;
    private final SocketNotificationFeed feed;
    private final OpenSockets sockets;
    private final Frames frames;

    NotificationSocket(NotificationInbox inbox, SocketNotificationFeed feed, OpenSockets sockets, Frames frames) {
        this.inbox = inbox;
        this.feed = feed;
        this.sockets = sockets;
        this.frames = frames;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection) {
        var socket = sockets.add(connection);
        sockets.serve(connection, _ -> begin(connection, socket));
    }

    private void begin(WebSocketConnection connection, Socket socket) {
        try {
            var listener = new NotificationListener(socket);
            connection.userData().put(LISTENER, listener);
            feed.add(listener);
            // Counted after listening began, so that nothing falls between what is counted and what is heard.
            listener.greet(write(new ServerFrame.Connected(inbox.countUnread(socket.actor()))));
        } catch (RuntimeException failure) {
            socket.outbound().end(CloseReasons.of(failure));
        }
    }

    @OnTextMessage
    @RunOnVirtualThread
    void receive(String text, WebSocketConnection connection) {
        sockets.serve(connection, socket -> socket.outbound().send(write(answer(text, socket.actor()))));
    }

    /** Without it nobody would answer. */
    @OnBinaryMessage
    @RunOnVirtualThread
    void refuse(Buffer binary, WebSocketConnection connection) {
        sockets.serve(connection, socket -> socket.outbound().send(write(ServerFrame.Refused.of(Frames.ofBinary()))));
    }

    private ServerFrame answer(String text, Actor actor) {
        try {
            return switch (frames.read(text, ClientFrame.class)) {
                case ClientFrame.Read(var id) -> {
                    if (id == null) {
                        throw Invalid.field("notification_id", "is required");
                    }
                    yield ServerFrame.Told.of(inbox.markRead(actor, new NotificationId(id)));
                }
                case ClientFrame.Ping _ -> new ServerFrame.Pong();
            };
        } catch (RuntimeException failure) {
            return ServerFrame.Refused.of(Refusals.of(failure));
        }
    }

    @OnClose
    void close(WebSocketConnection connection) {
        sockets.remove(connection);
        var listener = connection.userData().get(LISTENER);
        if (listener != null) {
            feed.remove(listener);
        }
    }

    @OnError
    void failed(Throwable failure, WebSocketConnection connection) {
        LOG.warnf("A notification socket failed: %s", failure.getClass().getName());
        sockets.fail(connection, failure);
    }

    private String write(ServerFrame frame) {
        return frames.write(frame, ServerFrame.class);
    }
}
