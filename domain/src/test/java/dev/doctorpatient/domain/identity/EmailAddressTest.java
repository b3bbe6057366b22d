package dev.doctorpatient.domain.identity;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    void theLocalPartStandsBeforeTheAtSign() {
        assertThat(new EmailAddress("Asha.Rao@clinic.example").localPart()).isEqualTo("asha.rao");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", " ada@example.org\t", "ADA@Example.ORG", "\nAda@example.org "})
    void oneAddressIsOneAccountHoweverItIsWritten(String written) {
        assertThat(new EmailAddress(written)).isEqualTo(new EmailAddress("ada@example.org"));
    }

    @Test
    void lowerCaseDoesNotDependOnWhereTheServiceRuns() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));

            assertThat(new EmailAddress("INFO@example.org").value()).isEqualTo("info@example.org");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.co",
                "first.last+tag@sub.example.org",
                "o'neill@example.org",
                "user_1-2@example-clinic.org",
                "admin@localhost",
                "jörg@example.org"
            })
    void ordinaryAddressesAreKept(String address) {
        assertThat(new EmailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@example.org",
                "ada@",
                "ada@@example.org",
                "ada@example@org",
                "a da@example.org",
                "ada@exam ple.org",
                "ada@-example.org",
                "ada@.example.org",
                "ada@example.org, eve@example.org",
                "<ada@example.org>",
                "ada@example.org\nbcc:eve@example.org",
                "ada\u0000@example.org",
                "ada@exämple.org"
            })
    void anythingElseIsRefused(String text) {
        assertThat(fieldsRefusedBy(() -> new EmailAddress(text))).containsExactly("email");
    }

    @Test
    void anAddressHasAtMost254CharactersOnceItIsTrimmed() {
        var longest = "a".repeat(254 - "@example.org".length()) + "@example.org";

        assertThat(new EmailAddress(" " + longest + " ").value()).hasSize(254);
        assertThat(fieldsRefusedBy(() -> new EmailAddress("a" + longest))).containsExactly("email");
    }
}
