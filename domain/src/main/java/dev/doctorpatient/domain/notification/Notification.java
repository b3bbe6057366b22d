package dev.doctorpatient.domain.notification;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one user is told of something that happened without them. It is a hint that leads to an object; the object is the truth.
 *
 * @param title the words that were chosen when it happened
 * @param details what must be known at once, if there is such a thing; it may be clinical, so it is for nothing but the eyes of the recipient.
 *     At most 1,000 characters
 * @param patient whom it concerns
 * @param read whether the user has seen it
 */
public record Notification(
        NotificationId id,
        UserId recipient,
        NotificationKind kind,
        String title,
        @Nullable String details,
        Resource resource,
        PatientId patient,
        boolean read,
        Instant createdAt) {
    /** How many characters the details may have. */
    public static final int LONGEST_DETAILS = 1_000;

    /** Checks the length of the details, which whoever writes them has to mind. */
    public Notification {
        if (details != null && details.codePointCount(0, details.length()) > LONGEST_DETAILS) {
            throw new IllegalArgumentException("details of more than " + LONGEST_DETAILS + " characters");
        }
    }

    /** The object that a notification leads to. */
    public record Resource(ResourceType type, UUID id) {}

    /** A new one that nobody has seen. */
    public static Notification create(
            UserId recipient, NotificationKind kind, Resource resource, PatientId patient, Instant now) {
        return create(recipient, kind, null, resource, patient, now);
    }

    /** A new one with details that nobody has seen. */
    public static Notification create(
            UserId recipient,
            NotificationKind kind,
            @Nullable String details,
            Resource resource,
            PatientId patient,
            Instant now) {
        return new Notification(
                NotificationId.next(), recipient, kind, kind.title(), details, resource, patient, false, now);
    }

    /** The same, seen. Once more changes nothing. */
    public Notification seen() {
        return read ? this : new Notification(id, recipient, kind, title, details, resource, patient, true, createdAt);
    }

    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "Notification[" + kind + " " + id.value() + (read ? ", read]" : "]");
    }
}
