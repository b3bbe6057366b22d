package dev.doctorpatient.domain.shared;

/** There is no such object, or the caller may not know that there is: both get the same answer. */
public final class NotFound extends Rejection {
    private static final long serialVersionUID = 1L;

    /** A refusal that names the kind of object, such as {@code "appointment"}, and never its id. */
    public NotFound(String kind) {
        super(ProblemCode.NOT_FOUND, "There is no such " + kind);
    }
}
