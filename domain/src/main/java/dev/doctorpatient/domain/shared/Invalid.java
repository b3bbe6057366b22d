package dev.doctorpatient.domain.shared;

import java.util.List;

/** The request was read and is wrong: a value breaks a rule. */
public final class Invalid extends Rejection {
    private static final long serialVersionUID = 1L;

    /** One value that breaks a rule, by the name that clients know it by. */
    public record FieldError(String field, String message) {}

    private final transient List<FieldError> errors;

    /** A broken rule with a code of its own, which concerns no single field or the named ones. */
    public Invalid(ProblemCode code, String detail, List<FieldError> errors) {
        super(code, detail);
        this.errors = List.copyOf(errors);
    }

    /** A broken rule with a code of its own. */
    public static Invalid rule(ProblemCode code, String detail) {
        return new Invalid(code, detail, List.of());
    }

    /** One field that breaks a general rule. */
    public static Invalid field(String field, String message) {
        return fields(List.of(new FieldError(field, message)));
    }

    /** Several fields that break general rules. */
    public static Invalid fields(List<FieldError> errors) {
        return new Invalid(ProblemCode.VALIDATION_FAILED, "The request breaks a rule; see errors", errors);
    }

    /** A reference in a request body to something that is missing or that the caller may not see: one answer for both. */
    public static Invalid reference(String field) {
        return field(field, "does not exist");
    }

    /** The fields that are wrong, none if the rule concerns the request as a whole. */
    public List<FieldError> errors() {
        return errors;
    }
}
