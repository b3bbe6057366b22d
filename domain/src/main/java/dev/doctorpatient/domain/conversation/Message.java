package dev.doctorpatient.domain.conversation;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is stored.
 *
 * @param seq its place in the chat: 1, 2, 3 … without gaps
 * @param sender the side that speaks
 * @param sentBy the user who wrote it, on the patient's side perhaps a relative
 */
public record Message(
        MessageId id,
        ChatId chat,
        long seq,
        Side sender,
        UserId sentBy,
        MessageContent content,
        @Nullable ClientMessageId clientMessageId,
        Instant sentAt) {}
