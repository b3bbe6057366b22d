package dev.doctorpatient.domain.interview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a provider of words does, as this process saw it since it started.
 *
 * @param configured whether it could be asked at all
 * @param healthy whether there is nothing against asking it: it is configured, its circuit is closed and its last answer was no failure
 * @param lastFailure what its last failure was
 */
public record ProviderState(
        String provider,
        String model,
        Role role,
        boolean configured,
        Circuit circuit,
        boolean healthy,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        @Nullable Failure lastFailure) {
    /** When a provider is asked. */
    public enum Role {
        /** Before all others. */
        PRIMARY,
        /** When those before it have failed. */
        FALLBACK,
        /** Never. */
        UNUSED
    }

    /** Whether a provider is asked, or spared because it failed too often. */
    public enum Circuit {
        CLOSED,
        OPEN,
        /** One call finds out whether it is well again. */
        HALF_OPEN
    }

    /** Why a provider had no words. */
    public enum Failure {
        /** No connection, or one that broke. */
        UNREACHABLE,
        /** No whole answer within the time. */
        TIMED_OUT,
        /** The key is not accepted. */
        UNAUTHORIZED,
        /** Too many requests, or no money left. */
        RATE_LIMITED,
        /** It does not take the request as it is. */
        REFUSED,
        /** It has an error of its own. */
        FAILED,
        /** It answered something that is no answer. */
        UNREADABLE
    }
}
