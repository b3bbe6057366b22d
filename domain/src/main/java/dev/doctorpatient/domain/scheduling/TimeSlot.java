package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time from a start up to, but not including, its end: two slots that only touch do not overlap. */
public record TimeSlot(Instant start, Duration duration) {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(8);

    /**
     * Checks the length, 5 to 480 minutes, and cuts the start to microseconds, which is what databases keep.
     *
     * @throws Invalid naming {@code time_slot} or {@code duration_minutes}
     */
    public TimeSlot {
        new Rules()
                .optionalInstant("time_slot", start)
                .require(
                        duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0,
                        "duration_minutes",
                        "must be between %d and %d".formatted(SHORTEST.toMinutes(), LONGEST.toMinutes()))
                .enforce();
        start = start.truncatedTo(ChronoUnit.MICROS);
    }

    /** The first instant that is free again. */
    public Instant end() {
        return start.plus(duration);
    }

    /** Whether some instant lies in both. */
    public boolean overlaps(TimeSlot other) {
        return start.isBefore(other.end()) && other.start.isBefore(end());
    }
}
