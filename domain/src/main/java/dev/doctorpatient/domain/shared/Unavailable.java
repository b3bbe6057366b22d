package dev.doctorpatient.domain.shared;

import java.time.Duration;

/** Something that the service needs is down; the request changed nothing and may be sent again. */
public final class Unavailable extends Rejection {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** A refusal that says how long a client should wait before it tries again. */
    public Unavailable(ProblemCode code, String detail, Duration retryAfter) {
        super(code, detail);
        this.retryAfter = retryAfter;
    }

    /** How long a client should wait before it tries again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
