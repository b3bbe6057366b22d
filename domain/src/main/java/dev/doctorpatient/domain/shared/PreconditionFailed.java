package dev.doctorpatient.domain.shared;

/** The object is no longer the one that the caller wanted to change: somebody else changed it since they looked. */
public final class PreconditionFailed extends Rejection {
    private static final long serialVersionUID = 1L;

    /** The one refusal there is. */
    public PreconditionFailed() {
        super(ProblemCode.PRECONDITION_FAILED, "It was changed since you read it; read it again");
    }
}
