package dev.doctorpatient.domain.shared;

import java.time.Duration;

/** The caller asks too often; the request changed nothing and may be sent again later. */
public final class TooManyRequests extends Rejection {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** A refusal that says how long to wait: whole seconds, at least one, so that who waits as long as they are told is let in. */
    public TooManyRequests(Duration left) {
        var seconds = Math.max(1, left.plusNanos(999_999_999).toSeconds());
        super(
                ProblemCode.TOO_MANY_REQUESTS,
                "Too many requests; please wait " + seconds + (seconds == 1 ? " second" : " seconds"));
        this.retryAfter = Duration.ofSeconds(seconds);
    }

    /** How long to wait. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
