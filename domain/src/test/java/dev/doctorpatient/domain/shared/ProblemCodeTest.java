package dev.doctorpatient.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {
    @Test
    void everyCodeOfTheContractExistsUnderItsName() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName))
                .contains(
                        "malformed_request",
                        "unauthenticated",
                        "invalid_credentials",
                        "token_expired",
                        "refresh_token_reused",
                        "forbidden",
                        "break_glass_required",
                        "not_found",
                        "email_taken",
                        "mapping_exists",
                        "time_slot_taken",
                        "invalid_status_transition",
                        "interview_finished",
                        "chat_closed",
                        "idempotency_key_reused",
                        "payload_too_large",
                        "unsupported_media_type",
                        "validation_failed",
                        "outside_shift",
                        "in_the_past",
                        "not_mapped",
                        "weak_password",
                        "nothing_to_summarize",
                        "too_many_requests",
                        "ai_unavailable",
                        "unavailable");
    }
}
