package dev.doctorpatient.domain.interview;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.interview.SessionMessage.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionMessageTest {
    @ParameterizedTest
    @CsvSource({
        "/summarize, SUMMARIZE",
        "/summarise, SUMMARIZE",
        "/reset, RESET",
        "/status, STATUS",
        "/help, HELP",
        "/HELP, HELP",
        "' /Reset\n', RESET",
        "/repeat, UNKNOWN",
        "/summarizenow, UNKNOWN"
    })
    void aCommandIsTheWholeMessage(String text, Command command) {
        assertThat(message(text).command()).contains(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help",
                "/reset please",
                "please /reset",
                "/",
                "//",
                "/ reset",
                "1/2",
                "/10",
                "and/or",
                "/help/me",
                "/reset\n/reset",
                "a headache"
            })
    void anythingElseIsAnAnswer(String text) {
        assertThat(message(text).command()).isEmpty();
    }

    @Test
    void aMessageHas1To4000Characters() {
        assertThat(message("😀".repeat(4_000)).text()).hasSize(8_000);

        assertThat(fieldsRefusedBy(() -> message("x".repeat(4_001)))).containsExactly("message");
        assertThat(fieldsRefusedBy(() -> message(" \n "))).containsExactly("message");
        assertThat(fieldsRefusedBy(() -> message("nul\u0000"))).containsExactly("message");
    }

    @Test
    void whatAPatientSaysIsNeverPrinted() {
        var question = new Reply.Question(1, 5, "What brings you in?");

        assertThat(message("a secret").toString()).doesNotContain("secret");
        assertThat(new Answered(question, "a secret").toString()).doesNotContain("secret");
    }

    private static SessionMessage message(String text) {
        return new SessionMessage(text, null);
    }
}
