package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Invalid.FieldError;
import dev.doctorpatient.domain.shared.Malformed;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.TooManyRequests;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides what a client hears when something goes wrong on a socket, so that every socket says the same. */
public final class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final Duration SHORT_WAIT = Duration.ofSeconds(5);

    private Refusals() {}

    /** The refusal itself, or, for a failure that nobody foresaw, one that tells nothing but to try again. */
    public static Rejection of(Throwable failure) {
        if (failure instanceof Rejection rejection) {
            return rejection;
        }
        // The class name only: a message may quote what a patient wrote.
        LOG.errorf("Unexpected failure: %s", failure.getClass().getName());
        LOG.debug("Unexpected failure", failure);
        return new Unavailable(
                ProblemCode.UNAVAILABLE, "This cannot be done at the moment; please try again", SHORT_WAIT);
    }

    /** The fields that are wrong; null unless the refusal is about fields. */
    public static @Nullable List<FieldError> errors(Rejection rejection) {
        return rejection instanceof Invalid invalid && !invalid.errors().isEmpty() ? invalid.errors() : null;
    }

    /** After how many seconds to try again; null unless waiting helps. */
    public static @Nullable Long retryAfter(Rejection rejection) {
        return switch (rejection) {
            case TooManyRequests tooMany -> tooMany.retryAfter().toSeconds();
            case Unavailable unavailable -> Math.max(1, unavailable.retryAfter().toSeconds());
            default -> null;
        };
    }

    /**
     * Reads an id out of the address.
     *
     * @throws Malformed if it is none
     */
    public static <I> I readId(String text, Function<String, I> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException _) {
            throw new Malformed("An id in the address cannot be read");
        }
    }
}
