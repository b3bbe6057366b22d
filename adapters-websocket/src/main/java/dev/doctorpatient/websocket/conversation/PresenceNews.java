package dev.doctorpatient.websocket.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What nodes tell each other of who is online with them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PresenceNews.All.class, name = "all"),
    @JsonSubTypes.Type(value = PresenceNews.Came.class, name = "came"),
    @JsonSubTypes.Type(value = PresenceNews.Went.class, name = "went")
})
sealed interface PresenceNews {
    String TOPIC = "presence";

    record All(Set<UUID> participants) implements PresenceNews {}

    record Came(UUID participant) implements PresenceNews {}

    record Went(UUID participant, Instant at) implements PresenceNews {}
}
