package dev.doctorpatient.websocket.shared;

import io.netty.channel.Channel;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.quarkus.websockets.next.CloseReason;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.function.Consumer;

/**
 * The network connection under a socket. WebSockets Next shows it to nobody, but it is the one that the handshake came over, and every
 * connection of Vert.x is a {@link ConnectionBase}; Quarkus REST goes the same way to it. What it is needed for nobody else does:
 * reading no more from a client that is faster than we are, seeing how one breaks the rules, and cutting off one that does not say
 * goodbye.
 */
final class Wire {
    /** Under which name Vert.x takes frames in. */
    private static final String FRAMES_OF_VERTX = "handler";

    private final Channel channel;

    private Wire(Channel channel) {
        this.channel = channel;
    }

    static Wire under(HttpServerRequest handshake) {
        var channel = ((ConnectionBase) handshake.connection()).channel();
        // What was read is handed on only after a round of reading, and until then cannot be stopped: so a round is one
        // read.
        if (channel.config().getRecvByteBufAllocator() instanceof MaxMessagesRecvByteBufAllocator own) {
            own.maxMessagesPerRead(1);
        }
        return new Wire(channel);
    }

    /** Tells when the client breaks the rules of the transport. Nothing that it sends after that can be read. */
    void watch(Consumer<CloseReason> broken) {
        var unused = channel.pipeline().addBefore(FRAMES_OF_VERTX, null, new TransportRules(broken));
    }

    /** Leaves what the client sends in its own hands, once the buffers between us are full. */
    void stopReading() {
        channel.config().setAutoRead(false);
    }

    void goOnReading() {
        channel.config().setAutoRead(true);
    }

    /** Ends the connection without a word. What waited to be sent is lost. */
    void cut() {
        var unused = channel.close();
    }
}
