package dev.doctorpatient.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.domain.shared.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtrasTest {
    private static String ofBytes(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }

    @Test
    void theyStayAsTheyCame() {
        assertThat(new Extras("{\"room\":\"2.14 \uD83D\uDE00\"}").json()).isEqualTo("{\"room\":\"2.14 \uD83D\uDE00\"}");
        assertThat(new Extras(ofBytes(16_384)).json()).hasSize(16_384);
    }

    @Test
    void theyAreNotLarge() {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> new Extras(ofBytes(16_385)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\uD83D\"}", "{\"\uDE00\":1}", "{\"a\":\"\uDE00\uD83D\"}"})
    void theyAreWellFormedUnicode(String json) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> new Extras(json))
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(Invalid.FieldError::field)
                        .containsExactly("extras"));
    }
}
