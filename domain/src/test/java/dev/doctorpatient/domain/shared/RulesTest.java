package dev.doctorpatient.domain.shared;

import static dev.doctorpatient.domain.testing.Refusals.codeOf;
import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final String EMOJI = "😀";

    @Test
    void aTextMayBeAsLongAsItsLimitAndNoLonger() {
        assertKept("x".repeat(10), 10);

        assertRefused("x".repeat(11), 10);
    }

    @Test
    void lengthsCountCodePointsAndNotCharsOrBytes() {
        assertKept(EMOJI.repeat(10), 10);
        assertKept("é".repeat(10), 10);

        assertRefused(EMOJI.repeat(11), 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\n\r\n", " \t ", "\u2003", "\u3000", "\u2028", "\u00a0", "\u202f"})
    void aTextThatShowsNothingIsBlank(String blank) {
        assertRefused(blank, 10);
        assertThat(fieldsRefusedBy(
                        () -> new Rules().optionalText("name", blank, 10).enforce()))
                .containsExactly("name");
    }

    @Test
    void aMissingTextIsRefusedWhereItIsRequiredAndKeptWhereItIsNot() {
        assertThat(fieldsRefusedBy(() -> new Rules().text("name", null, 10).enforce()))
                .containsExactly("name");

        assertThatCode(() -> new Rules()
                        .optionalText("name", null, 10)
                        .optionalUrl("photo", null)
                        .optionalInstant("time_slot", null)
                        .enforce())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("controlCharacters")
    void controlCharactersAreRefusedWhereverTheyStand(int control) {
        var character = Character.toString(control);

        assertRefused(character + "ab", 10);
        assertRefused("a" + character + "b", 10);
        assertRefused("ab" + character, 10);
    }

    static IntStream controlCharacters() {
        return IntStream.rangeClosed(0, 0x9f)
                .filter(Character::isISOControl)
                .filter(control -> control != '\n' && control != '\r' && control != '\t');
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "two\r\nlines", "a\ttab", "\nfirst", "last\n"})
    void lineBreaksAndTabsAreKept(String text) {
        assertKept(text, 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "end\ud83d"})
    void halfASurrogatePairIsRefused(String broken) {
        assertRefused(broken, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "שלום", // right to left
                "\u202eabc\u202c", // an override of the direction
                "a\u200fb\u2066c\u2069",
                "👩‍⚕️", // joined by U+200D
                "e\u0301",
                "<script>alert(1)</script>",
                "'; drop table users; --",
                "{{7*7}} ${7*7}",
                "\ufeffa",
                "\ue000",
                "a\u2028b"
            })
    void everyOtherCharacterIsKept(String text) {
        assertKept(text, 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "https://example.org/a/b?c=d#e",
                "HTTPS://EXAMPLE.ORG",
                "http://localhost:8080/x",
                "http://127.0.0.1/",
                "http://[::1]/",
                "https://example.org/%20"
            })
    void webAddressesAreKept(String address) {
        assertThatCode(() -> new Rules().optionalUrl("link", address).enforce()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "/relative",
                "//example.org",
                "ftp://example.org",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "http:",
                "http://",
                "http:///path",
                "http:example.org",
                "https://exa mple.org",
                "https://example.org/a b",
                "https://example.org/\n",
                " https://example.org",
                "https://example.org/\u0000"
            })
    void anythingElseIsNoWebAddress(String address) {
        assertThat(fieldsRefusedBy(
                        () -> new Rules().optionalUrl("link", address).enforce()))
                .containsExactly("link");
    }

    @Test
    void aWebAddressMayHave2048Characters() {
        var longest = "https://example.org/" + "x".repeat(2_048 - "https://example.org/".length());

        assertThatCode(() -> new Rules().optionalUrl("link", longest).enforce()).doesNotThrowAnyException();
        assertThat(fieldsRefusedBy(
                        () -> new Rules().optionalUrl("link", longest + "x").enforce()))
                .containsExactly("link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59.999999Z"})
    void instantsOfTheYears1To9999AreKept(Instant instant) {
        assertThatCode(() -> new Rules().optionalInstant("time_slot", instant).enforce())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("instantsThatNoDatabaseHolds")
    void otherInstantsAreRefused(Instant instant) {
        assertThat(fieldsRefusedBy(
                        () -> new Rules().optionalInstant("time_slot", instant).enforce()))
                .containsExactly("time_slot");
    }

    static Stream<Instant> instantsThatNoDatabaseHolds() {
        return Stream.of(
                Instant.MIN,
                Instant.parse("0001-01-01T00:00:00Z").minusNanos(1),
                Instant.parse("9999-12-31T23:59:59.999999Z").plusNanos(1),
                Instant.MAX);
    }

    @Test
    void oneRefusalNamesEveryFieldThatIsWrong() {
        assertThat(fieldsRefusedBy(() -> new Rules()
                        .text("name", "", 10)
                        .text("designation", "right", 10)
                        .optionalUrl("photo", "nowhere")
                        .require(false, "experience", "must not be negative")
                        .enforce()))
                .containsExactly("name", "photo", "experience");
    }

    @Test
    void theRefusalHasTheGeneralCodeAndDoesNotRepeatTheValue() {
        var secret = "Secret".repeat(10);

        assertThat(codeOf(() -> new Rules().text("name", secret, 10).enforce()))
                .isEqualTo(ProblemCode.VALIDATION_FAILED);
        assertThatCode(() -> new Rules().text("name", secret, 10).enforce())
                .isInstanceOfSatisfying(Invalid.class, invalid -> {
                    assertThat(invalid.detail()).doesNotContain(secret);
                    assertThat(invalid.errors())
                            .allSatisfy(error -> assertThat(error.message()).doesNotContain(secret));
                });
    }

    private static void assertKept(String text, int longest) {
        assertThatCode(() -> new Rules().text("name", text, longest).enforce()).doesNotThrowAnyException();
    }

    private static void assertRefused(String text, int longest) {
        assertThat(fieldsRefusedBy(() -> new Rules().text("name", text, longest).enforce()))
                .containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069})
    void aNameDoesNotTurnTheDirectionOfWhatFollows(int turning) {
        var name = "a" + Character.toString(turning) + "b";

        assertThat(fieldsRefusedBy(() -> new Rules().name("name", name).enforce()))
                .containsExactly("name");
        assertThat(fieldsRefusedBy(() -> new Rules().optionalName("city", name).enforce()))
                .containsExactly("city");
        assertKept(name, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "José Ángel",
                "שלום כהן",
                "محمد\u200c رضا", // a joiner that Persian is written with
                "a\u200fb\u200e", // marks reach no further than the next letter
                "O’Brien–Ng, 2nd"
            })
    void aNameIsKeptInAnyScript(String name) {
        assertThatCode(() -> new Rules().name("name", name).enforce()).doesNotThrowAnyException();
    }

    @Test
    void aNameIsAsLongAsTwoHundredCharactersAtMostAndRequired() {
        assertThatCode(() -> new Rules()
                        .name("name", EMOJI.repeat(200))
                        .optionalName("city", null)
                        .enforce())
                .doesNotThrowAnyException();

        assertThat(fieldsRefusedBy(
                        () -> new Rules().name("name", EMOJI.repeat(201)).enforce()))
                .containsExactly("name");
        assertThat(fieldsRefusedBy(() -> new Rules().name("name", null).enforce()))
                .containsExactly("name");
        assertThat(fieldsRefusedBy(() -> new Rules().name("name", " ").enforce()))
                .containsExactly("name");
    }
}
