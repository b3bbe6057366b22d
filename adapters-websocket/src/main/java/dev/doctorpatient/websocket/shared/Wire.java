package dev.doctorpatient.websocket.shared;

import io.netty.channel.ChannelHandlerContext;
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
    private final ChannelHandlerContext frames;

    private Wire(ChannelHandlerContext frames) {
        this.frames = frames;
    }

    static Wire under(HttpServerRequest handshake) {
        var frames = ((ConnectionBase) handshake.connection()).channelHandlerContext();
        // What was read is handed on only after a round of reading, and until then cannot be stopped: so a round is one
        // read.
        if (frames.channel().config().getRecvByteBufAllocator() instanceof MaxMessagesRecvByteBufAllocator own) {
            own.maxMessagesPerRead(1);
        }
        return new Wire(frames);
    }

    /** Tells when the client breaks the rules of the transport. Nothing that it sends after that can be read. */
    void watch(Consumer<CloseReason> broken) {
        var unused = frames.pipeline().addBefore(frames.name(), null, new TransportRules(broken));
    }

    /** Leaves what the client sends in its own hands, once the buffers between us are full. */
    void stopReading() {
        frames.channel().config().setAutoRead(false);
    }

    void goOnReading() {
        frames.channel().config().setAutoRead(true);
    }

    /** Ends the connection without a word. What waited to be sent is lost. */
    void cut() {
        // From here on outwards: whoever asks the channel itself asks Vert.x, which would only say goodbye once more.
        var unused = frames.close();
    }
}
