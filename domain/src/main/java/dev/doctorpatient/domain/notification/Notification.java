package dev.doctorpatient.domain.notification;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Instant;
import java.util.UUID;

/**
 * What one user is told of something that happened without them. It is a hint that leads to an object; the object is the truth.
 *
 * @param title the words that were chosen when it happened
 * @param patient whom it concerns
 * @param read whether the user has seen it
 */
public record Notification(
        NotificationId id,
        UserId recipient,
        NotificationKind kind,
        String title,
        Resource resource,
        PatientId patient,
        boolean read,
        Instant createdAt) {
    /** The object that a notification leads to. */
    public record Resource(ResourceType type, UUID id) {}

    /** A new one that nobody has seen. */
    public static Notification create(
            UserId recipient, NotificationKind kind, Resource resource, PatientId patient, Instant now) {
        return new Notification(NotificationId.next(), recipient, kind, kind.title(), resource, patient, false, now);
    }

    /** The same, seen. Once more changes nothing. */
    public Notification seen() {
        return read ? this : new Notification(id, recipient, kind, title, resource, patient, true, createdAt);
    }
}
