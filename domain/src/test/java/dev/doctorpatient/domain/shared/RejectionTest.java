package dev.doctorpatient.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionTest {
    @Test
    void everyRefusalHasItsCode() {
        assertThat(new Malformed("unreadable").code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(Unauthenticated.withoutToken().code()).isEqualTo(ProblemCode.UNAUTHENTICATED);
        assertThat(Unauthenticated.wrongCredentials().code()).isEqualTo(ProblemCode.INVALID_CREDENTIALS);
        assertThat(NotAllowed.because("no").code()).isEqualTo(ProblemCode.FORBIDDEN);
        assertThat(NotAllowed.withoutBreakGlass().code()).isEqualTo(ProblemCode.BREAK_GLASS_REQUIRED);
        assertThat(new NotFound("appointment").code()).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(Invalid.field("name", "is wrong").code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
        assertThat(Invalid.rule(ProblemCode.NOT_MAPPED, "not mapped").code()).isEqualTo(ProblemCode.NOT_MAPPED);
        assertThat(ClientMessageId.reused().code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void aReferenceThatIsMissingAndOneThatMayNotBeSeenGetTheSameAnswer() {
        var refusal = Invalid.reference("doctor_id");

        assertThat(refusal.errors()).containsExactly(new Invalid.FieldError("doctor_id", "does not exist"));
    }

    @Test
    void aBrokenRuleOfItsOwnNamesNoField() {
        assertThat(Invalid.rule(ProblemCode.OUTSIDE_SHIFT, "outside").errors()).isEmpty();
    }

    @Test
    void anInvalidRequestKeepsItsOwnCopyOfTheErrors() {
        var errors = new ArrayList<>(List.of(new Invalid.FieldError("name", "is required")));

        var invalid = Invalid.fields(errors);
        errors.clear();

        assertThat(invalid.errors()).hasSize(1);
    }

    @Test
    void whatIsUnavailableSaysWhenToTryAgain() {
        var refusal = new Unavailable(ProblemCode.AI_UNAVAILABLE, "down", Duration.ofSeconds(5));

        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whoAsksTooOftenIsToldToWaitForWholeSecondsThatSuffice() {
        assertThat(new TooManyRequests(Duration.ZERO).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(new TooManyRequests(Duration.ofMillis(1)).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(new TooManyRequests(Duration.ofMillis(1_001)).retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(new TooManyRequests(Duration.ofSeconds(60)).retryAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(new TooManyRequests(Duration.ofSeconds(60)).code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
    }

    @Test
    void aRefusalIsNoCrashAndCarriesNoStackTrace() {
        assertThat(new NotFound("chat").getStackTrace()).isEmpty();
    }
}
