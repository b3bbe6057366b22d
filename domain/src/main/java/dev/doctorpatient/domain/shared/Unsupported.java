package dev.doctorpatient.domain.shared;

/** What was sent is of a kind that the service does not take in. */
public final class Unsupported extends Rejection {
    private static final long serialVersionUID = 1L;

    /** A refusal with its sentence. */
    public Unsupported(String detail) {
        super(ProblemCode.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
