package dev.doctorpatient.persistence.notification;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "notifications")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class NotificationRow {
    @Id
    public UUID id;

    public UUID userId;
    public String kind;
    public String title;
    public @Nullable String details;
    public String resourceType;
    public UUID resourceId;
    public UUID patientId;

    @Column(name = "is_read")
    public boolean read;

    public Instant createdAt;

    NotificationRow take(Notification notification) {
        id = notification.id().value();
        userId = notification.recipient().value();
        kind = Values.name(notification.kind());
        title = notification.title();
        details = notification.details();
        resourceType = Values.name(notification.resource().type());
        resourceId = notification.resource().id();
        patientId = notification.patient().value();
        read = notification.read();
        createdAt = Values.stored(notification.createdAt());
        return this;
    }

    Notification toDomain() {
        return new Notification(
                new NotificationId(id),
                new UserId(userId),
                Values.constant(NotificationKind.class, kind),
                title,
                details,
                new Notification.Resource(Values.constant(ResourceType.class, resourceType), resourceId),
                new PatientId(patientId),
                read,
                createdAt);
    }
}
