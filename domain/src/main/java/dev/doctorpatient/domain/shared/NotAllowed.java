package dev.doctorpatient.domain.shared;

/** The caller's role may never do this, or the caller may see the object but not do this to it. */
public final class NotAllowed extends Rejection {
    private static final long serialVersionUID = 1L;

    private NotAllowed(ProblemCode code, String detail) {
        super(code, detail);
    }

    /** The ordinary refusal, with a sentence that names the deed. */
    public static NotAllowed because(String detail) {
        return new NotAllowed(ProblemCode.FORBIDDEN, detail);
    }

    /** Administrators reach clinical content only with a stated reason. */
    public static NotAllowed withoutBreakGlass() {
        return new NotAllowed(
                ProblemCode.BREAK_GLASS_REQUIRED,
                "Clinical content is closed to administrators without breaking the glass");
    }
}
