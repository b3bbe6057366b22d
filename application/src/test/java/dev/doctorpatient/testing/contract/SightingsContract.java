package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.conversation.port.Sightings;
import dev.doctorpatient.testing.Fixtures;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Sightings} must do, whatever stores it. */
public abstract class SightingsContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusSeconds(60);

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    private Sightings sightings() {
        return stores().sightings();
    }

    private Map<UUID, Instant> last(UUID... participants) {
        return inTransaction(() -> sightings().last(Set.of(participants)));
    }

    private void note(Map<UUID, Instant> seen) {
        runInTransaction(() -> sightings().note(seen));
    }

    @Test
    void whoWasNeverSeenIsMissing() {
        note(Map.of(one, Fixtures.NOW));

        assertThat(last(one, other)).isEqualTo(Map.of(one, Fixtures.NOW));
        assertThat(last()).isEmpty();
    }

    @Test
    void theLatestSightingCounts() {
        note(Map.of(one, Fixtures.NOW, other, LATER));
        note(Map.of(one, LATER, other, Fixtures.NOW));

        assertThat(last(one, other)).isEqualTo(Map.of(one, LATER, other, LATER));
    }

    @Test
    void everyoneIsNotedWithTheirOwnInstant() {
        note(Map.of(one, Fixtures.NOW));
        note(Map.of(one, LATER, other, LATER.plusNanos(1_000)));

        assertThat(last(one, other)).isEqualTo(Map.of(one, LATER, other, LATER.plusNanos(1_000)));
    }

    @Test
    void manyAreNotedAtOnce() {
        var many = new HashMap<UUID, Instant>();
        for (var count = 0; count < 1_200; count++) {
            many.put(UUID.randomUUID(), Fixtures.NOW);
        }
        note(many);
        many.replaceAll((_, _) -> LATER);
        note(many);

        assertThat(inTransaction(() -> sightings().last(many.keySet()))).isEqualTo(many);
    }

    @Test
    void whatIsRolledBackWasNotSeen() {
        rollBack(() -> sightings().note(Map.of(one, Fixtures.NOW)));

        assertThat(last(one)).isEmpty();
    }
}
