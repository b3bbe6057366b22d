package dev.doctorpatient.domain.audit;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakGlassTest {
    @Test
    void aReasonHasTenToTwoHundredCharacters() {
        assertThat(new BreakGlass("x".repeat(10)).reason()).hasSize(10);
        assertThat(new BreakGlass("x".repeat(200)).reason()).hasSize(200);
        assertThat(new BreakGlass("  complaint of the family  ").reason()).isEqualTo("complaint of the family");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "         ", "too short", "x\u0000xxxxxxxxxxx"})
    void aReasonThatTellsNothingIsRefused(String reason) {
        assertThat(fieldsRefusedBy(() -> new BreakGlass(reason))).containsExactly("X-Break-Glass");
    }

    @Test
    void aReasonThatIsTooLongIsRefused() {
        assertThat(fieldsRefusedBy(() -> new BreakGlass("x".repeat(201)))).containsExactly("X-Break-Glass");
    }
}
