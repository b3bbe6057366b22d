package dev.doctorpatient.application.conversation.port;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pushes what happens in chats to whoever listens at this moment. Delivery is best effort: the store is the truth, and a client
 * that missed something catches up from it by place.
 */
public interface MessageFeed {
    /** Something that happened in a chat. */
    sealed interface Event {
        /** The chat. */
        Chat chat();

        /** A message was appended. */
        record Posted(Chat chat, Message message) implements Event {}

        /** A device of a side has what was sent up to a place. */
        record Delivered(Chat chat, Side receiver, long upTo, Instant at) implements Event {}

        /** A side has read up to a message. */
        record Read(Chat chat, Message upTo, Side reader, Instant at) implements Event {}

        /** Somebody is writing, or has stopped. */
        record Typing(Chat chat, Side side, UserId user, boolean typing) implements Event {}
    }

    /**
     * Who may hear of it, decided anew for every event: a socket of anybody else hears nothing, however it came to be open.
     *
     * @param doctor the doctor; null once they no longer treat the patient
     * @param relatives everybody who acts for the patient
     */
    record Audience(@Nullable DoctorId doctor, Set<UserId> relatives) {
        /** Keeps its own copy. */
        public Audience {
            relatives = Set.copyOf(relatives);
        }

        /** Whether an actor belongs to it. */
        public boolean includes(Actor actor) {
            return switch (actor) {
                case Actor.Doctor self -> self.self().equals(doctor);
                case Actor.PatientUser user -> relatives.contains(user.user());
                case Actor.Administrator _, Actor.Hospital _ -> false;
            };
        }
    }

    /** Pushes an event to those of its audience who listen. */
    void publish(Event event, Audience audience);
}
