package dev.doctorpatient.domain.shared;

/** What was sent is larger than the service takes in. */
public final class TooLarge extends Rejection {
    private static final long serialVersionUID = 1L;

    /** A refusal with its sentence. */
    public TooLarge(String detail) {
        super(ProblemCode.PAYLOAD_TOO_LARGE, detail);
    }
}
