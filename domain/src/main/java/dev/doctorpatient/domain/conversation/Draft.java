package dev.doctorpatient.domain.conversation;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message on its way into a chat, which does not have its place yet. */
public record Draft(
        MessageId id,
        ChatId chat,
        Side sender,
        UserId sentBy,
        MessageContent content,
        @Nullable ClientMessageId clientMessageId,
        Instant sentAt) {
    /** The message at its place in the chat. */
    public Message at(long seq) {
        return new Message(id, chat, seq, sender, sentBy, content, clientMessageId, sentAt);
    }

    /**
     * Tells a repetition from a misuse of the client's own id.
     *
     * @return the message that this draft repeats
     * @throws dev.doctorpatient.domain.shared.Conflict {@code idempotency_key_reused} if it had other content
     */
    public Message requireRepeats(Message earlier) {
        if (!content.repeats(earlier.content())) {
            throw ClientMessageId.reused();
        }
        return earlier;
    }
}
