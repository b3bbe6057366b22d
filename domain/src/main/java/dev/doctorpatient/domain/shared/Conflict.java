package dev.doctorpatient.domain.shared;

/** The request is right, but the state of things does not let it happen now. */
public non-sealed class Conflict extends Rejection {
    private static final long serialVersionUID = 1L;

    /** A refusal with its code and sentence. */
    public Conflict(ProblemCode code, String detail) {
        super(code, detail);
    }
}
