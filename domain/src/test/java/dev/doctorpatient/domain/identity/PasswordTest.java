package dev.doctorpatient.domain.identity;

import static dev.doctorpatient.domain.testing.Refusals.codeOf;
import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.doctorpatient.domain.shared.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    private static final EmailAddress EMAIL = new EmailAddress("meera.joshi@lake.example");
    private static final String NAME = "Dr. Meera Balasubramanian";

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 71, 72})
    void passwordsOf8To72BytesMayBeChosen(int length) {
        assertChoosable("x".repeat(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 73, 74, 4_000})
    void shorterAndLongerOnesAreWeak(int length) {
        assertWeak("x".repeat(length));
    }

    @Test
    void theLongestIsCountedInBytes() {
        assertChoosable("é".repeat(36));
        assertWeak("é".repeat(36) + "x");
        assertChoosable("😀".repeat(18));
        assertWeak("😀".repeat(18) + "x");
        assertChoosable("字".repeat(24));
        assertWeak("字".repeat(25));
    }

    @Test
    void theShortestIsCountedInBytesToo() {
        assertWeak("😀x");
        assertChoosable("😀".repeat(2));
        assertChoosable("éclair7");
    }

    @Test
    void aNulCharacterWouldEndThePasswordEarlyAndIsWeak() {
        assertWeak("long enough\u0000");
        assertWeak("long\u0000enough");
    }

    @Test
    void aPasswordThatAttackersTryFirstIsWeak() {
        var password = new Password("password123");

        assertThat(codeOf(() -> password.requireChoosable("password", EMAIL, NAME, password::equals)))
                .isEqualTo(ProblemCode.WEAK_PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meera.joshi@lake.example",
                "Meera.Joshi",
                "Balasubramanian",
                "balasubramanian",
                "dr. meera balasubramanian"
            })
    void whatIsKnownOfItsOwnerAndNothingElseIsWeak(String password) {
        assertWeak(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Balasubramanian7", "meera-Heart-12", "doctor-Pass-123", "Passw0rd!x", "lake.example"})
    void moreThanThatMayBeChosen(String password) {
        assertChoosable(password);
    }

    @Test
    void theRefusalNamesTheFieldThatTheClientSent() {
        assertThat(fieldsRefusedBy(
                        () -> new Password("short").requireChoosable("new_password", EMAIL, NAME, _ -> false)))
                .containsExactly("new_password");
    }

    @Test
    void aPasswordIsJudgedExactlyAsItCame() {
        var spaced = "  spaces count  ";

        assertChoosable(spaced);
        assertThat(new Password(spaced)).isNotEqualTo(new Password(spaced.strip()));
        assertThat(new Password("e\u0301 composed")).isNotEqualTo(new Password("é composed"));
    }

    @Test
    void whatDoesNotFitTheHashCanBeComparedWithNone() {
        assertThat(new Password("x".repeat(72)).fitsHash()).isTrue();
        assertThat(new Password("").fitsHash()).isTrue();
        assertThat(new Password("x".repeat(73)).fitsHash()).isFalse();
        assertThat(new Password("é".repeat(37)).fitsHash()).isFalse();
        assertThat(new Password("x\u0000y").fitsHash()).isFalse();
    }

    @Test
    void neitherAPasswordNorItsHashIsEverPrinted() {
        assertThat(new Password("correct horse")).hasToString("Password[…]");
        assertThat(new PasswordHash("$2b$12$abc")).hasToString("PasswordHash[…]");
    }

    private static void assertChoosable(String password) {
        assertThatCode(() -> new Password(password).requireChoosable("password", EMAIL, NAME, _ -> false))
                .doesNotThrowAnyException();
    }

    private static void assertWeak(String password) {
        assertThat(codeOf(() -> new Password(password).requireChoosable("password", EMAIL, NAME, _ -> false)))
                .isEqualTo(ProblemCode.WEAK_PASSWORD);
        assertThat(fieldsRefusedBy(() -> new Password(password).requireChoosable("password", EMAIL, NAME, _ -> false)))
                .containsExactly("password");
    }
}
