package dev.doctorpatient.websocket.notification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.websocket.shared.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the service says to who listens for notifications. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Connected.class, name = "connected"),
    @JsonSubTypes.Type(value = ServerFrame.Told.class, name = "notification"),
    @JsonSubTypes.Type(value = ServerFrame.Refused.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.Authenticated.class, name = "authenticated"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong")
})
sealed interface ServerFrame {
    /** One that comes in at this very moment may be counted here and follow all the same. */
    record Connected(long unreadCount) implements ServerFrame {}

    record Told(NotificationShape notification) implements ServerFrame {
        static Told of(Notification notification) {
            return new Told(NotificationShape.of(notification));
        }
    }

    record Refused(
            String code,
            String detail,
            @Nullable List<Invalid.FieldError> errors,
            @Nullable Long retryAfter,
            @Nullable String clientMessageId)
            implements ServerFrame {
        static Refused of(Rejection rejection, @Nullable String clientMessageId) {
            return new Refused(
                    rejection.code().wireName(),
                    rejection.detail(),
                    Refusals.errors(rejection),
                    Refusals.retryAfter(rejection),
                    clientMessageId);
        }
    }

    record Authenticated(Instant expiresAt) implements ServerFrame {}

    record Pong() implements ServerFrame {}

    /** The object that a notification leads to. */
    record ResourceShape(String type, UUID id) {}

    /** A notification, as it is answered by REST. */
    record NotificationShape(
            UUID id,
            String kind,
            String title,
            @Nullable String details,
            ResourceShape resource,
            UUID patientId,
            boolean isRead,
            Instant createdAt) {
        static NotificationShape of(Notification notification) {
            var resource = notification.resource();
            return new NotificationShape(
                    notification.id().value(),
                    name(notification.kind()),
                    notification.title(),
                    notification.details(),
                    new ResourceShape(name(resource.type()), resource.id()),
                    notification.patient().value(),
                    notification.read(),
                    notification.createdAt());
        }

        private static String name(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }
}
