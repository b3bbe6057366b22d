package dev.doctorpatient.application.shared;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A place in a list that stays where it is while others are added (keyset paging): what the list is ordered by, and the id that
 * breaks ties.
 *
 * @param key a sequence number, or a time in microseconds since 1970
 */
public record Position(long key, UUID id) {
    /** The place of something in a list ordered by time. */
    public static Position of(Instant time, UUID id) {
        return new Position(ChronoUnit.MICROS.between(Instant.EPOCH, time), id);
    }

    /** The key of a list ordered by time. */
    public Instant time() {
        return Instant.EPOCH.plus(key, ChronoUnit.MICROS);
    }
}
