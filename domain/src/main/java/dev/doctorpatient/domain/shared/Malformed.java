package dev.doctorpatient.domain.shared;

/** The request cannot be read at all: broken JSON, or an id, date or cursor that does not parse. */
public final class Malformed extends Rejection {
    private static final long serialVersionUID = 1L;

    /** A refusal that says what could not be read. */
    public Malformed(String detail) {
        super(ProblemCode.MALFORMED_REQUEST, detail);
    }
}
