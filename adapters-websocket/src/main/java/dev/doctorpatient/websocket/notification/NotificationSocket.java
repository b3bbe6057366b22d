package dev.doctorpatient.websocket.notification;

import dev.doctorpatient.application.notification.NotificationInbox;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.websocket.shared.Conversation;
import dev.doctorpatient.websocket.shared.Frames;
import dev.doctorpatient.websocket.shared.OpenSockets;
import dev.doctorpatient.websocket.shared.Refusals;
import dev.doctorpatient.websocket.shared.Socket;
import dev.doctorpatient.websocket.shared.SocketEndpoint;
import io.quarkus.websockets.next.WebSocket;
import org.jspecify.annotations.Nullable;

/** What a user is told, as it happens. Whoever was away reads the list: the greeting says how much in it is new. */
@WebSocket(path = "/api/v1/notifications/ws", endpointId = NotificationSocket.ID)
class NotificationSocket extends SocketEndpoint {
    static final String ID = "notifications";

    private final NotificationInbox inbox;
    private final SocketNotificationFeed feed;
    private final OpenSockets sockets;
    private final Frames frames;

    NotificationSocket(NotificationInbox inbox, SocketNotificationFeed feed, OpenSockets sockets, Frames frames) {
        super(sockets);
        this.inbox = inbox;
        this.feed = feed;
        this.sockets = sockets;
        this.frames = frames;
    }

    @Override
    protected Conversation converse(Socket socket) {
        var listener = new NotificationListener(socket);
        return new Conversation() {
            @Override
            public void begin() {
                feed.add(listener);
                // Counted after listening began, so that nothing falls between what is counted and what is heard.
                listener.greet(write(new ServerFrame.Connected(inbox.countUnread(socket.actor()))));
            }

            @Override
            public void answer(String text) {
                socket.outbound().send(write(NotificationSocket.this.answer(text, socket)));
            }

            @Override
            public void refuse(Rejection rejection, @Nullable String clientMessageId) {
                socket.outbound().send(write(ServerFrame.Refused.of(rejection, clientMessageId)));
            }

            @Override
            public void end() {
                feed.remove(listener);
            }
        };
    }

    private ServerFrame answer(String text, Socket socket) {
        try {
            return switch (frames.read(text, ClientFrame.class)) {
                case ClientFrame.Read(var id) -> {
                    if (id == null) {
                        throw Invalid.field("notification_id", "is required");
                    }
                    yield ServerFrame.Told.of(inbox.markRead(socket.actor(), new NotificationId(id)));
                }
                case ClientFrame.Authenticate(var token) -> new ServerFrame.Authenticated(sockets.renew(socket, token));
                case ClientFrame.Ping _ -> new ServerFrame.Pong();
            };
        } catch (RuntimeException failure) {
            return ServerFrame.Refused.of(Refusals.of(failure), null);
        }
    }

    private String write(ServerFrame frame) {
        return frames.write(frame, ServerFrame.class);
    }
}
