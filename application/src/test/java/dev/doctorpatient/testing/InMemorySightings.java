package dev.doctorpatient.testing;

import dev.doctorpatient.application.conversation.port.Sightings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Sightings in memory. */
public final class InMemorySightings implements Sightings {
    private final InMemoryDatabase database;

    /** The sightings of a database. */
    public InMemorySightings(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<UUID, Instant> last(Set<UUID> participants) {
        var found = new HashMap<UUID, Instant>();
        participants.forEach(
                participant -> database.sightings.find(participant).ifPresent(seen -> found.put(participant, seen)));
        return found;
    }

    @Override
    public void note(Map<UUID, Instant> seen) {
        seen.forEach((participant, at) -> {
            var known = database.sightings.find(participant);
            if (known.isEmpty()) {
                database.sightings.add(participant, at);
            } else if (known.get().isBefore(at)) {
                database.sightings.replace(participant, at);
            }
        });
    }
}
