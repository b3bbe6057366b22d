package dev.doctorpatient.ai.interview;

import dev.doctorpatient.domain.interview.ProviderState.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a provider has no words. It holds nothing of what was asked or answered, and no cause that might. */
final class ProviderFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Failure kind;
    private final int status;
    private final @Nullable Duration retryAfter;
    private final boolean forgotten;
    private final @Nullable Duration pause;

    private ProviderFailure(
            Failure kind, int status, @Nullable Duration retryAfter, boolean forgotten, @Nullable Duration pause) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
        this.forgotten = forgotten;
        this.pause = pause;
    }

    static ProviderFailure of(Failure kind) {
        return new ProviderFailure(kind, 0, null, false, null);
    }

    /**
     * What an answer with another status than success means.
     *
     * @param retryAfter what the provider itself says
     * @param forgotten whether it no longer knows the conversation to go on with
     */
    static ProviderFailure ofStatus(int status, @Nullable Duration retryAfter, boolean forgotten) {
        var kind =
                switch (status) {
                    case 401, 403 -> Failure.UNAUTHORIZED;
                    case 429 -> Failure.RATE_LIMITED;
                    default -> status >= 500 ? Failure.FAILED : Failure.REFUSED;
                };
        return new ProviderFailure(kind, status, retryAfter, forgotten, null);
    }

    Failure kind() {
        return kind;
    }

    /** Of the provider's answer; 0 if there was none, or if it was a success in the beginning. */
    int status() {
        return status;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    boolean forgotten() {
        return forgotten;
    }

    /**
     * The same, to be tried once more if that is worth it: a provider that has too many requests says when it takes the next, and one
     * that says nothing is left alone.
     *
     * @param usual how long to wait where the provider does not say
     * @param most how long there is time to wait
     */
    ProviderFailure retriedAfter(Duration usual, Duration most) {
        var wait =
                switch (kind) {
                    case UNREACHABLE -> usual;
                    case FAILED -> retryAfter == null ? usual : retryAfter;
                    case RATE_LIMITED -> retryAfter;
                    case TIMED_OUT, UNAUTHORIZED, REFUSED, UNREADABLE -> null;
                };
        return wait == null || wait.compareTo(most) > 0
                ? this
                : new ProviderFailure(kind, status, retryAfter, forgotten, wait);
    }

    /** After how long to try once more; null if that is no use. */
    @Nullable
    Duration pause() {
        return pause;
    }

    /** Whether the provider is to blame, and not the one request. */
    boolean isOfProvider() {
        return kind != Failure.REFUSED || status == 404;
    }
}
