package dev.doctorpatient.domain.redflag;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmergencyNoticeTest {
    @Test
    void itNamesTheNumber() {
        assertThat(EmergencyNotice.of("Call {number}. Really: {number}!", "999 or 111")
                        .text())
                .isEqualTo("Call 999 or 111. Really: 999 or 111!");
    }

    @Test
    void itHasToNameOneAndToBeShort() {
        assertThat(fieldsRefusedBy(() -> EmergencyNotice.of("Call somebody", "112")))
                .containsExactly("text");
        assertThat(fieldsRefusedBy(() -> EmergencyNotice.of("Call {number}", " ")))
                .containsExactly("number");
        assertThat(fieldsRefusedBy(() -> EmergencyNotice.of("Call {number}" + "!".repeat(493), "112")))
                .containsExactly("text");
        assertThat(EmergencyNotice.of("Call {number}" + "!".repeat(492), "112").text())
                .hasSize(500);
    }
}
