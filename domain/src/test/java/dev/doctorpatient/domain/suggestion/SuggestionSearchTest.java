package dev.doctorpatient.domain.suggestion;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.suggestion.SuggestionSearch.Match;
import dev.doctorpatient.domain.suggestion.SuggestionSearch.Term;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionSearchTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", " \t\n", "\u00A0\u2003"})
    void blankTextIsNoSearch(String text) {
        assertThat(SuggestionSearch.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "?! ...", "_ *", "\u0000", "\uD83D\uDE00"})
    void textWithoutLettersAndDigitsFindsNothing(String text) {
        var search = search(text);

        assertThat(search.terms()).isEmpty();
        assertThat(search.rank(new Advice("100% of *", "?! ... _ x"))).isZero();
    }

    @Test
    void aSearchHasAtMost200Characters() {
        assertThat(search("\uD83D\uDE00".repeat(200)).terms()).isEmpty();

        assertThat(fieldsRefusedBy(() -> search("x".repeat(201)))).containsExactly("q");
        assertThat(fieldsRefusedBy(() -> search(" ".repeat(201)))).containsExactly("q");
    }

    @Test
    void blanksPartTermsAndPunctuationPartTheirWords() {
        assertThat(search(" Chest-pain,\u00A0\"COUGH\" /cough 100% ").terms())
                .containsExactly(term("chest", "pain"), term("cough"), term("100"));
    }

    @Test
    void fillersCountOnlyIfThereIsNothingElse() {
        assertThat(search("Pain in the chest").terms()).containsExactly(term("pain"), term("chest"));
        assertThat(search("in").terms()).containsExactly(term("in"));
        assertThat(search("in-ear").terms()).containsExactly(term("in", "ear"));
    }

    @Test
    void ofVeryManyTermsTheFirstCount() {
        var text = IntStream.rangeClosed(1, 50).mapToObj(Integer::toString).collect(Collectors.joining(" "));

        assertThat(search(text).terms()).hasSize(10).startsWith(term("1")).endsWith(term("10"));
    }

    @ParameterizedTest
    @CsvSource({
        "hypertension, Hypertension",
        "HYPER, hypertension",
        "headaches, Headache",
        "headache, Headaches",
        "crohn, Crohn's disease",
        "crohn\u2019s, Crohn's disease",
        "crohns, Crohn's disease",
        "meniere, M\u00E9ni\u00E8re",
        "M\u00C9NI\u00C8RE, Me\u0301nie\u0300re",
        "strasse, Stra\u00DFe",
        "\u0130LA\u00C7, ila\u00E7",
        "beta-blocker, Blocker of beta receptors",
        "beta-blo, beta/blocker",
        "19, COVID-19"
    })
    void findsWhatAReaderWouldExpect(String text, String problem) {
        assertThat(search(text).rank(new Advice(problem, "-"))).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "tension, Hypertension",
        "hypertensive, Hypertension",
        "beta-blocker, Beta agonist",
        "bet-blocker, Beta blocker",
        "h%n, Hypertension",
        "gas, Gallstones"
    })
    void findsNothingElse(String text, String problem) {
        assertThat(search(text).rank(new Advice(problem, "-"))).isZero();
    }

    @Test
    void oneMoreTermOutweighsAllPlaces() {
        var text = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> "t" + number + "t")
                .collect(Collectors.joining(" "));
        var most = text.substring(0, text.lastIndexOf(' '));

        assertThat(search(text).rank(new Advice("Problem", text.replace("t ", "tx ") + "x")))
                .isGreaterThan(search(text).rank(new Advice(most, "Description")));
    }

    @Test
    void theWaysToBeFoundAreListedBestFirst() {
        assertThat(Match.values()).extracting(Match::worth).isSortedAccordingTo((one, other) -> other - one);
    }

    private static SuggestionSearch search(String text) {
        return SuggestionSearch.of(text).orElseThrow();
    }

    private static Term term(String... words) {
        return new Term(List.of(words));
    }
}
