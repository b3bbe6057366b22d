package dev.doctorpatient.websocket.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.conversation.port.MessageFeed.Audience;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What nodes tell each other of chats: ids and places, and nothing that was said. A message is looked up by whoever hears of it, with
 * all checks; the rest brings the audience along that was decided when it happened.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChatNews.Posted.class, name = "posted"),
    @JsonSubTypes.Type(value = ChatNews.Delivered.class, name = "delivered"),
    @JsonSubTypes.Type(value = ChatNews.Read.class, name = "read"),
    @JsonSubTypes.Type(value = ChatNews.Typing.class, name = "typing")
})
sealed interface ChatNews {
    UUID chat();

    record Posted(UUID chat, long seq) implements ChatNews {}

    record Delivered(UUID chat, Hearers hearers, Side receiver, long upTo, Instant at) implements ChatNews {}

    record Read(UUID chat, Hearers hearers, UUID message, Side reader, Instant at) implements ChatNews {}

    record Typing(UUID chat, Hearers hearers, Side side, UUID user, boolean typing) implements ChatNews {}

    /** An audience. */
    record Hearers(@Nullable UUID doctor, List<UUID> relatives) {
        static Hearers of(Audience audience) {
            var doctor = audience.doctor();
            return new Hearers(
                    doctor == null ? null : doctor.value(),
                    audience.relatives().stream().map(UserId::value).toList());
        }

        boolean include(Actor actor) {
            return switch (actor) {
                case Actor.Doctor self -> self.self().value().equals(doctor);
                case Actor.PatientUser user -> relatives.contains(user.user().value());
                case Actor.Administrator _, Actor.Hospital _ -> false;
            };
        }
    }
}
