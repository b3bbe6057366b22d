package dev.doctorpatient.domain.shared;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that the service needs is down; the request changed nothing and may be sent again. */
public final class Unavailable extends Rejection {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;
    private final @Nullable String notice;

    /** A refusal that says how long a client should wait before it tries again. */
    public Unavailable(ProblemCode code, String detail, Duration retryAfter) {
        this(code, detail, retryAfter, null);
    }

    private Unavailable(ProblemCode code, String detail, Duration retryAfter, @Nullable String notice) {
        super(code, detail);
        this.retryAfter = retryAfter;
        this.notice = notice;
    }

    /** The same refusal with something that the user has to be told all the same. */
    public Unavailable withNotice(String text) {
        return new Unavailable(code(), detail(), retryAfter, text);
    }

    /** What the user has to be told all the same; empty if there is nothing. */
    public Optional<String> notice() {
        return Optional.ofNullable(notice);
    }

    /** How long a client should wait before it tries again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
