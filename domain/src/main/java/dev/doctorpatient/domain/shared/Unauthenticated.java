package dev.doctorpatient.domain.shared;

/** The caller did not prove who they are. */
public final class Unauthenticated extends Rejection {
    private static final long serialVersionUID = 1L;

    /** A refusal with one of the codes for missing, wrong, expired or reused credentials. */
    public Unauthenticated(ProblemCode code, String detail) {
        super(code, detail);
    }

    /** No usable access token. */
    public static Unauthenticated withoutToken() {
        return new Unauthenticated(ProblemCode.UNAUTHENTICATED, "A valid access token is needed");
    }

    /** The e-mail address or the password is wrong; which of them stays unsaid. */
    public static Unauthenticated wrongCredentials() {
        return new Unauthenticated(ProblemCode.INVALID_CREDENTIALS, "The e-mail address or the password is wrong");
    }
}
