package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.domain.shared.Rejection;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What one socket is for. Its methods may wait, and are called one after the other; but for the last two, which are called whenever it
 * is time, and must not wait.
 */
public interface Conversation {
    /** Greets the client, as the first thing that happens; a failure ends the socket. */
    void begin();

    /** Answers a frame of the client's. */
    void answer(String text);

    /**
     * Tells that a frame was not looked at.
     *
     * @param clientMessageId by which the client knows the frame; null if it has none
     */
    void refuse(Rejection rejection, @Nullable String clientMessageId);

    /** The connection is gone. The last thing that happens, also where beginning failed. */
    void end();

    /** Another round is made that looks after all sockets, about every second. */
    default void lookAfter() {}

    /** The client gave back what it was pinged with: it has everything that was sent before that. */
    default void hearPong(Buffer data) {}
}
