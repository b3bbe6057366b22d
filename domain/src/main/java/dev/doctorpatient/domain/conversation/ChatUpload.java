package dev.doctorpatient.domain.conversation;

import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * A file that waits to be sent: uploaded by itself, because it is too large for a frame or to be sent twice after a lost answer. Only
 * who uploaded it can send it, in the chat that it was uploaded for, once.
 */
public record ChatUpload(FileDetails file, ChatId chat, UserId uploadedBy, Instant uploadedAt) {
    /** How long it waits. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    /** Until when it can be sent. */
    public Instant expiresAt() {
        return uploadedAt.plus(PATIENCE);
    }

    /** Whether a user can send it in a chat. */
    public boolean isSendableBy(UserId user, ChatId target, Instant now) {
        return uploadedBy.equals(user) && chat.equals(target) && now.isBefore(expiresAt());
    }
}
