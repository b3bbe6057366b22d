package dev.doctorpatient.application.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks of refusals by what clients can tell apart. */
public final class Refusals {
    private static final Invalid.FieldError UNKNOWN =
            Invalid.reference("any").errors().getFirst();

    private Refusals() {}

    /** Checks that something is refused for a reason. */
    public static void assertRefused(ProblemCode code, ThrowingCallable deed) {
        assertThat(refusalOf(deed).code()).isEqualTo(code);
    }

    /** Checks that something is refused because of one field, which the refusal names. */
    public static void assertInvalid(String field, ThrowingCallable deed) {
        var refused = refusalOf(deed);
        assertThat(refused).isInstanceOf(Invalid.class);
        assertThat(((Invalid) refused).errors())
                .extracting(Invalid.FieldError::field)
                .containsExactly(field);
    }

    /** Checks that a reference is refused as one that does not exist. */
    public static void assertUnknown(String field, ThrowingCallable deed) {
        assertThat(describe(refusalOf(deed))).isEqualTo("no " + field);
    }

    /** Checks that something looks as if it were not there. */
    public static void assertNotFound(ThrowingCallable deed) {
        assertThat(refusalOf(deed)).isInstanceOf(NotFound.class);
    }

    /** The refusal of something. */
    public static Rejection refusalOf(ThrowingCallable deed) {
        var refused = catchThrowableOfType(Rejection.class, deed);
        assertThat(refused).as("a refusal").isNotNull();
        return refused;
    }

    static String describe(Rejection refused) {
        if (refused instanceof Invalid invalid && refused.code() == ProblemCode.VALIDATION_FAILED) {
            return invalid.errors().stream()
                    .map(error -> (error.message().equals(UNKNOWN.message()) ? "no " : "bad ") + error.field())
                    .collect(Collectors.joining(", "));
        }
        return refused.code().wireName();
    }
}
