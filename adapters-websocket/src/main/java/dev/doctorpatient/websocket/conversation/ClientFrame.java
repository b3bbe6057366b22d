package dev.doctorpatient.websocket.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client says in a chat. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.Send.class, name = "message"),
    @JsonSubTypes.Type(value = ClientFrame.Read.class, name = "read"),
    @JsonSubTypes.Type(value = ClientFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = ClientFrame.Authenticate.class, name = "auth"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping")
})
sealed interface ClientFrame {
    record Send(
            @Nullable String clientMessageId,
            @Nullable String messageType,
            @Nullable String message,
            @Nullable SentFile file)
            implements ClientFrame {}

    /** A file that comes along, or, by its document's id, one that was uploaded before. */
    record SentFile(
            @Nullable String fileName,
            @Nullable String contentType,
            @Nullable String contentBase64,
            @Nullable UUID documentId) {}

    record Read(@Nullable UUID messageId) implements ClientFrame {}

    record Typing(@Nullable Boolean isTyping) implements ClientFrame {}

    /** A newer access token, by which the socket lives on. */
    record Authenticate(@Nullable String token) implements ClientFrame {
        @Override
        public String toString() {
            return "Authenticate[…]";
        }
    }

    record Ping() implements ClientFrame {}
}
