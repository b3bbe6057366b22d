package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How short before, and how long ahead, an appointment can be made by somebody.
 *
 * @param minimumNotice how long before its start at the least; zero: until it starts
 * @param horizon how long before its start at the most; zero: as long as one likes
 */
public record BookingWindow(Duration minimumNotice, Duration horizon) {
    /** Any time to come. */
    public static final BookingWindow UNLIMITED = new BookingWindow(Duration.ZERO, Duration.ZERO);

    /** The first instant at which an appointment made now may start. */
    public Instant opens(Instant now) {
        return now.plus(minimumNotice);
    }

    /** The last instant at which an appointment made now may start; empty if there is none. */
    public Optional<Instant> lastStart(Instant now) {
        return horizon.isZero() ? Optional.empty() : Optional.of(now.plus(horizon));
    }

    /**
     * Checks a start. An emergency needs no notice.
     *
     * @throws Invalid {@code in_the_past}, {@code too_short_notice} or {@code too_far_ahead}
     */
    void require(Instant start, AppointmentType type, Instant now) {
        if (start.isBefore(now)) {
            throw Invalid.rule(ProblemCode.IN_THE_PAST, "An appointment cannot start in the past");
        }
        if (type != AppointmentType.EMERGENCY && isTooShort(start, now)) {
            throw Invalid.rule(
                    ProblemCode.TOO_SHORT_NOTICE,
                    "An appointment must be made at least %d minutes before it starts"
                            .formatted(minimumNotice.toMinutes()));
        }
        if (isTooFar(start, now)) {
            throw Invalid.rule(
                    ProblemCode.TOO_FAR_AHEAD,
                    "An appointment can be made at most %d days ahead".formatted(horizon.toDays()));
        }
    }

    private boolean isTooShort(Instant start, Instant now) {
        return start.isBefore(opens(now));
    }

    private boolean isTooFar(Instant start, Instant now) {
        return lastStart(now).filter(start::isAfter).isPresent();
    }
}
