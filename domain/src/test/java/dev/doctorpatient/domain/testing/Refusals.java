package dev.doctorpatient.domain.testing;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Invalid.FieldError;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads what a refusal says; an attempt that is not refused fails the test. */
public final class Refusals {
    private Refusals() {}

    /** The code of the refusal. */
    public static ProblemCode codeOf(ThrowingCallable attempt) {
        if (catchThrowable(attempt) instanceof Rejection rejection) {
            return rejection.code();
        }
        throw new AssertionError("not refused");
    }

    /** The fields that the refusal names, each once. */
    public static List<String> fieldsRefusedBy(ThrowingCallable attempt) {
        if (catchThrowable(attempt) instanceof Invalid invalid) {
            return invalid.errors().stream().map(FieldError::field).distinct().toList();
        }
        throw new AssertionError("not refused as invalid");
    }

    /** Fails unless the attempt is a mistake of the programmer's, which no client can cause. */
    public static void assertBug(ThrowingCallable attempt) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(attempt);
    }
}
