package dev.doctorpatient.domain.shared;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessageIdTest {
    @Test
    void anyNameOfUpTo100CharactersWillDo() {
        var name = "m".repeat(100);

        assertThat(new ClientMessageId(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "nul\u0000",
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901"
            })
    void aBlankOrLongOrUnprintableNameIsRefused(String name) {
        assertThat(fieldsRefusedBy(() -> new ClientMessageId(name))).containsExactly("client_message_id");
    }
}
