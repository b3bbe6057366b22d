package dev.doctorpatient.websocket.shared;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.quarkus.websockets.next.CloseReason;
import java.util.function.Consumer;

/**
 * Notices a client that breaks the rules of WebSockets (RFC 6455), so that it can be told which. Vert.x by itself would cut it off
 * without a word, and does not look whether a text is UTF-8.
 */
final class TransportRules extends Utf8FrameValidator {
    private final Consumer<CloseReason> broken;

    TransportRules(Consumer<CloseReason> broken) {
        super(false);
        this.broken = broken;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException violation) {
            var status = violation.closeStatus();
            broken.accept(new CloseReason(status.code(), status.reasonText()));
        } else {
            var unused = context.fireExceptionCaught(failure);
        }
    }
}
