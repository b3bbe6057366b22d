package dev.doctorpatient.domain.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * How often in a row signing in to an account failed from one network. Nobody is locked out: after five failures the next attempt
 * has to wait, twice as long each time, up to a minute.
 *
 * @param count how often
 * @param latest when it failed last; of no meaning while it never did
 */
public record FailedLogins(int count, Instant latest) {
    /** Nothing failed yet, or the latest attempt did not. */
    public static final FailedLogins NONE = new FailedLogins(0, Instant.EPOCH);

    /** How long they count. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    private static final int FREE = 5;
    private static final int DOUBLINGS = 6;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** One more. */
    public FailedLogins plusOne(Instant now) {
        return new FailedLogins(count + 1, now);
    }

    /** Whether one more attempt may begin beside those under way, each of which may fail. */
    public boolean allowBeside(int underWay) {
        return underWay == 0 || count + underWay < FREE;
    }

    /** How long the next attempt still has to wait; zero if it need not. */
    public Duration waitAt(Instant now) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        var doubled = Duration.ofSeconds(1L << Math.min(count - FREE, DOUBLINGS));
        var wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        var left = Duration.between(now, latest.plus(wait));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
