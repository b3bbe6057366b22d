package dev.doctorpatient.websocket.notification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client says that listens for notifications. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.Read.class, name = "read"),
    @JsonSubTypes.Type(value = ClientFrame.Authenticate.class, name = "auth"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping")
})
sealed interface ClientFrame {
    record Read(@Nullable UUID notificationId) implements ClientFrame {}

    /** A newer access token, by which the socket lives on. */
    record Authenticate(@Nullable String token) implements ClientFrame {
        @Override
        public String toString() {
            return "Authenticate[…]";
        }
    }

    record Ping() implements ClientFrame {}
}
