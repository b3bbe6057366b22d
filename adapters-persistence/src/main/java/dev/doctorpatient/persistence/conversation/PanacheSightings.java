package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.application.conversation.port.Sightings;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Gatherers;

@ApplicationScoped
class PanacheSightings implements Sightings, PanacheRepositoryBase<SightingRow, UUID> {
    private static final int AT_ONCE = 500;

    @Override
    public Map<UUID, Instant> last(Set<UUID> participants) {
        var found = new HashMap<UUID, Instant>();
        rows(participants).forEach(row -> found.put(row.participantId, row.seenAt));
        return found;
    }

    @Override
    public void note(Map<UUID, Instant> seen) {
        // In one order for everybody, or two nodes could wait for each other.
        var ordered = new TreeMap<>(seen);
        var known = new HashMap<UUID, SightingRow>();
        rows(ordered.keySet()).forEach(row -> known.put(row.participantId, row));
        ordered.forEach((participant, instant) -> {
            var at = Values.stored(instant);
            var row = known.get(participant);
            if (row == null) {
                var added = new SightingRow();
                added.participantId = participant;
                added.seenAt = at;
                persist(added);
            } else if (row.seenAt.isBefore(at)) {
                row.seenAt = at;
            }
        });
    }

    private List<SightingRow> rows(Collection<UUID> participants) {
        return participants.stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .flatMap(window -> list("participantId in ?1", window).stream())
                .toList();
    }
}
