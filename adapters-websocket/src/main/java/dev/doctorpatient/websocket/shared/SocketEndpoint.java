package dev.doctorpatient.websocket.shared;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPingMessage;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/**
 * What every socket does with what comes in. Nothing here waits: the framework queues what comes while one of these methods is at work,
 * and sets no limit to it. So everything goes to the {@link Inbox} of the connection at once, which has one.
 */
public abstract class SocketEndpoint {
    private static final Logger LOG = Logger.getLogger(SocketEndpoint.class);

    private final OpenSockets sockets;

    /** An endpoint whose sockets are kept among all that are open. */
    protected SocketEndpoint(OpenSockets sockets) {
        this.sockets = sockets;
    }

    /** What a socket will be for that was just opened. */
    protected abstract Conversation converse(Socket socket);

    /** A handshake succeeded. */
    @OnOpen
    @NonBlocking
    public void open(WebSocketConnection connection) {
        sockets.add(connection, this::converse);
    }

    /** A frame came in. */
    @OnTextMessage
    @NonBlocking
    public void hear(String text, WebSocketConnection connection) {
        sockets.hear(connection, text);
    }

    /** A frame came in that cannot be one of ours. Without this nobody would answer it. */
    @OnBinaryMessage
    @NonBlocking
    public void hear(Buffer binary, WebSocketConnection connection) {
        sockets.hearBinary(connection);
    }

    /** The client asks whether we are there, and the framework has answered. */
    @OnPingMessage
    @NonBlocking
    public void ping(Buffer data, WebSocketConnection connection) {
        sockets.hearPulse(connection);
    }

    /** The client is there. */
    @OnPongMessage
    @NonBlocking
    public void pong(Buffer data, WebSocketConnection connection) {
        sockets.hearPong(connection, data);
    }

    /** The connection is gone, in whichever way. */
    @OnClose
    @NonBlocking
    public void close(WebSocketConnection connection) {
        sockets.remove(connection);
    }

    /** The connection failed: it broke, or a message is beyond the limit. */
    @OnError
    @NonBlocking
    public void fail(Throwable failure, WebSocketConnection connection) {
        if (connection.isClosed()) {
            LOG.debugf(
                    "A client is gone without a goodbye: %s", failure.getClass().getName());
            return;
        }
        LOG.warnf("A socket failed: %s", failure.getClass().getName());
        sockets.fail(connection, failure);
    }
}
