package dev.doctorpatient.rest.shared;

import dev.doctorpatient.domain.shared.Rejection;

/** A refusal with something that the user has to be told all the same. */
public final class Warned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rejection refusal;
    private final String notice;

    /** The refusal, and what is told with it. */
    public Warned(Rejection refusal, String notice) {
        super(refusal.getMessage(), null, false, false);
        this.refusal = refusal;
        this.notice = notice;
    }

    Problem problem() {
        return Problem.of(refusal).noting(notice);
    }
}
