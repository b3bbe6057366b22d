package dev.doctorpatient.persistence.notification;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "outgoing_mails")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class MailRow {
    @Id
    public UUID notificationId;

    public UUID userId;
    public String subject;
    public String body;
    public @Nullable Instant remindsOf;
    public int attempts;
    public Instant dueAt;
    public @Nullable Instant failedAt;
    public Instant createdAt;

    MailRow take(Mail mail) {
        notificationId = mail.notification().value();
        userId = mail.recipient().value();
        subject = mail.subject();
        body = mail.text();
        remindsOf = mail.remindsOf();
        attempts = mail.attempts();
        dueAt = Values.stored(mail.due());
        failedAt = mail.failedAt() == null ? null : Values.stored(mail.failedAt());
        createdAt = Values.stored(mail.createdAt());
        return this;
    }

    Mail toDomain() {
        return new Mail(
                new NotificationId(notificationId),
                new UserId(userId),
                subject,
                body,
                remindsOf,
                createdAt,
                attempts,
                dueAt,
                failedAt);
    }
}
