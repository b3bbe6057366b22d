package dev.doctorpatient.application.conversation.port;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * When the participants of chats, by the ids of their profiles, were last there. Whoever was there has a chat, and so is never removed
 * without a trace.
 */
public interface Sightings {
    /** When these were last there; those who never were are missing. */
    Map<UUID, Instant> last(Set<UUID> participants);

    /** Notes who was there and when. What is known to be later stays. */
    void note(Map<UUID, Instant> seen);
}
