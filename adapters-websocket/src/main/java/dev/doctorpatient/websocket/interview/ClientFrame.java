package dev.doctorpatient.websocket.interview;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a client says in an interview. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.Say.class, name = "message"),
    @JsonSubTypes.Type(value = ClientFrame.SendFile.class, name = "file"),
    @JsonSubTypes.Type(value = ClientFrame.Authenticate.class, name = "auth"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping")
})
sealed interface ClientFrame {
    record Say(@Nullable String content, @Nullable String clientMessageId) implements ClientFrame {}

    record SendFile(
            @Nullable String fileName,
            @Nullable String contentType,
            @Nullable String contentBase64) implements ClientFrame {}

    /** A newer access token, by which the socket lives on. */
    record Authenticate(@Nullable String token) implements ClientFrame {
        @Override
        public String toString() {
            return "Authenticate[…]";
        }
    }

    record Ping() implements ClientFrame {}
}
