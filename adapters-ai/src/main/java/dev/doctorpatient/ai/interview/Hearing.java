package dev.doctorpatient.ai.interview;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears one answer of a model, hands its pieces on, and has heard enough after some thousand bytes. */
final class Hearing implements StreamingChatResponseHandler {
    private static final int MOST_BYTES = 8_192;

    private final Consumer<String> pieces;
    private final Runnable stop;
    private final StringBuilder text = new StringBuilder();
    private int bytes;
    private boolean isCut;
    private boolean isUnreadable;
    private @Nullable ChatResponse end;
    private @Nullable RuntimeException refusal;

    /** @param stop ends the answer */
    Hearing(Consumer<String> pieces, Runnable stop) {
        this.pieces = pieces;
        this.stop = stop;
    }

    @Override
    public void onPartialResponse(String piece) {
        if (isCut || isUnreadable || refusal != null) {
            return;
        }
        var room = fitting(piece);
        if (room < piece.length()) {
            isCut = true;
            stop.run();
        }
        if (room > 0) {
            tell(piece.substring(0, room));
        }
    }

    private void tell(String piece) {
        text.append(piece);
        try {
            pieces.accept(piece);
        } catch (RuntimeException refused) { // not the provider's fault, and no use to go on
            refusal = refused;
            stop.run();
        }
    }

    /** How many characters of a piece there is still room for; none is torn apart. */
    private int fitting(String piece) {
        var at = 0;
        while (at < piece.length()) {
            var character = piece.codePointAt(at);
            var size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MOST_BYTES) {
                return at;
            }
            bytes += size;
            at += Character.charCount(character);
        }
        return at;
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        end = response;
    }

    /** What the model could not understand stays with it, for it quotes the answer. */
    @Override
    public void onError(Throwable failure) {
        isUnreadable = true;
        stop.run();
    }

    /** Whether any words were handed on. */
    boolean heardSome() {
        return !text.isEmpty();
    }

    /** Whether this is an answer: it has an end that the provider meant, or was cut off here. */
    boolean isWhole() {
        return isCut || (!isUnreadable && end != null && end.finishReason() != null);
    }

    /** What the listener itself could not bear. */
    @Nullable
    RuntimeException refusal() {
        return refusal;
    }

    String text() {
        return text.toString();
    }

    /** By which the provider knows this answer. */
    @Nullable
    String reference() {
        return end == null || isCut ? null : end.id();
    }
}
