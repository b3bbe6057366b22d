package dev.doctorpatient.domain.interview;

import static dev.doctorpatient.domain.testing.Refusals.assertBug;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "' \n\t ', 0",
        "'\u00a0', 0",
        "one, 1",
        "' one  two\nthree ', 3",
        "one\u00a0two\u2003three\u3000four, 4",
        "1 to 10?, 3",
        "well-known don't…, 2"
    })
    void wordsAreWhatStandsBetweenWhiteSpace(String text, int words) {
        assertThat(Words.in(text)).isEqualTo(words);
    }

    @Test
    void aQuestionHas1To15Words() {
        assertThat(new Reply.Question(1, 5, words(15)).text()).isEqualTo(words(15));

        assertBug(() -> new Reply.Question(1, 5, words(16)));
        assertBug(() -> new Reply.Question(1, 5, ""));
        assertBug(() -> new Reply.Question(1, 5, " \n"));
    }

    @Test
    void aSummaryHas1To75Words() {
        assertThat(new Reply.Summary(words(75)).text()).isEqualTo(words(75));

        assertBug(() -> new Reply.Summary(words(76)));
        assertBug(() -> new Reply.Summary(" "));
    }

    @Test
    void theFirstFiveQuestionsFollowTheHeadingsOfTheSummaryAndTheRestAskWhatElseThereIs() {
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(Topic::of))
                .containsExactly(
                        Topic.COMPLAINT_AND_SYMPTOMS,
                        Topic.MEDICAL_HISTORY,
                        Topic.MEDICATION,
                        Topic.DURATION_AND_SEVERITY,
                        Topic.DAILY_IMPACT,
                        Topic.ANYTHING_ELSE,
                        Topic.ANYTHING_ELSE,
                        Topic.ANYTHING_ELSE);
        assertThat(new Task.Ask(3, 5).topic()).isEqualTo(Topic.MEDICATION);
    }

    private static String words(int count) {
        return String.join(" ", Collections.nCopies(count, "word"));
    }
}
