package dev.doctorpatient.domain.shared;

/**
 * A request that the service understood and refuses. It is thrown, so that a refusal also rolls back; its message is a sentence
 * that may be shown to anybody, and so never holds clinical text, names or another account's data.
 */
public abstract sealed class Rejection extends RuntimeException
        permits Malformed,
                Unauthenticated,
                NotAllowed,
                NotFound,
                Conflict,
                PreconditionFailed,
                TooLarge,
                Unsupported,
                Invalid,
                TooManyRequests,
                Unavailable {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    Rejection(ProblemCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The stable, machine-readable reason. */
    public ProblemCode code() {
        return code;
    }

    /** The sentence for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
