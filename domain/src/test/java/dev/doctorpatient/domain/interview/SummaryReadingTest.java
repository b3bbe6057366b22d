package dev.doctorpatient.domain.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.interview.SummaryReading.Item;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryReadingTest {
    private final List<Answered> answers = answers(
            "A tight feeling in my chest when I climb stairs",
            "High blood pressure for six years, no operations",
            "Ramipril 5 mg every morning",
            "Three weeks, about four out of ten",
            "I stopped running and sleep badly");

    @Test
    void eachItemPointsToTheAnswersItComesFrom() {
        var reading = SummaryReading.of(
                "Chief complaint: chest tightness climbing stairs; History: hypertension for 6 years; Medications: ramipril 5 mg;"
                        + " Duration/severity: 3 weeks, 4/10; Daily impact: stopped running, sleeps badly.",
                answers);

        assertThat(reading.items())
                .extracting(Item::topic)
                .containsExactly(
                        Topic.COMPLAINT_AND_SYMPTOMS,
                        Topic.MEDICAL_HISTORY,
                        Topic.MEDICATION,
                        Topic.DURATION_AND_SEVERITY,
                        Topic.DURATION_AND_SEVERITY,
                        Topic.DAILY_IMPACT,
                        Topic.DAILY_IMPACT);
        assertThat(reading.items())
                .extracting(Sources::of)
                .containsExactly(List.of(1), List.of(2), List.of(3), List.of(4), List.of(4), List.of(5), List.of(5));
        assertThat(reading.missing()).isEmpty();
        assertThat(reading.unsupported()).isEmpty();
    }

    @Test
    void whatNoAnswerSupportsIsNoItem() {
        var reading = SummaryReading.of(
                "Chief complaint: chest tightness; History: diabetes since childhood; Medications: ramipril 10 mg, insulin;"
                        + " Duration/severity: 3 weeks; Daily impact: not stated.",
                answers);

        assertThat(reading.items())
                .extracting(Item::topic)
                .containsExactly(Topic.COMPLAINT_AND_SYMPTOMS, Topic.DURATION_AND_SEVERITY);
        assertThat(reading.unsupported()).containsExactly("diabetes since childhood", "ramipril 10 mg", "insulin");
        assertThat(reading.missing()).containsExactly(Topic.MEDICAL_HISTORY, Topic.MEDICATION, Topic.DAILY_IMPACT);
    }

    @Test
    void aDenialIsNotAnAffirmation() {
        var said = answers("Chest pain but no fever", "No", "none", "two days", "I am not sleeping");

        assertThat(SummaryReading.of("Chief complaint: chest pain; fever", said).unsupported())
                .containsExactly("fever");
        assertThat(SummaryReading.of("Chief complaint: chest pain, no fever", said)
                        .unsupported())
                .isEmpty();
        assertThat(SummaryReading.of("History: no known illnesses or allergies; Medications: none", said)
                        .items())
                .extracting(Sources::of)
                .containsExactly(List.of(2), List.of(3));
        assertThat(SummaryReading.of("Medications: takes no medicines at all", answers("x", "y", "Ramipril"))
                        .unsupported())
                .hasSize(1);
    }

    @Test
    void textWithoutHeadingsFindsItsTopicsByTheAnswers() {
        var reading = SummaryReading.of(
                "Tight chest on stairs. Takes ramipril 5 mg. Sleeps badly and stopped running.", answers);

        assertThat(reading.items())
                .extracting(Item::topic)
                .containsExactly(Topic.COMPLAINT_AND_SYMPTOMS, Topic.MEDICATION, Topic.DAILY_IMPACT);
        assertThat(reading.missing()).containsExactly(Topic.MEDICAL_HISTORY, Topic.DURATION_AND_SEVERITY);
    }

    @Test
    void aQuotationStaysWholeWhateverItDenies() {
        var said = answers("I cannot breathe, my name is on the card, it hurts", "yes");

        var reading =
                SummaryReading.of("Chief complaint: I cannot breathe, my name is on the card…; History: yes.", said);

        assertThat(reading.items())
                .extracting(Item::text)
                .containsExactly("I cannot breathe, my name is on the card…", "yes");
        assertThat(reading.unsupported()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Chief complaint: chest pain          | 1 | I have back pain
                    History: penicillin allergy          | 2 | I have a pollen allergy
                    History: breast cancer               | 2 | I had prostate cancer
                    Medications: warfarin 5 mg           | 3 | ramipril 5 mg
                    Medications: warfarin 5 mg           | 3 | I take 5 mg of something
                    Chief complaint: left arm numbness   | 1 | My right arm is numb
                    History: diabetes                    | 2 | My mother has diabetes
                    Medications: aspirin 100 mg          | 3 | I stopped aspirin 100 mg last year
                    """)
    void likeWordsAreNoSupport(String summary, int number, String answer) {
        var said = List.of(new Answered(new Reply.Question(number, 5, "And?"), answer));

        assertThat(SummaryReading.of(summary, said).items()).isEmpty();
        assertThat(SummaryReading.of(summary, said).unsupported()).hasSize(1);
    }

    @Test
    void anItemMayComeFromSeveralAnswers() {
        var reading = SummaryReading.of("Chief complaint: chest tightness for three weeks with bad sleep", answers);

        assertThat(reading.items()).extracting(Sources::of).containsExactly(List.of(1, 4, 5));
    }

    @Test
    void numbersHaveToBeThoseOfTheAnswers() {
        assertThat(SummaryReading.of("Duration: three weeks, severity 9/10", answers)
                        .items())
                .extracting(Item::text)
                .containsExactly("three weeks");
        assertThat(SummaryReading.of("Duration: 3 weeks", answers).items()).hasSize(1);
    }

    @Test
    void otherLanguagesAreReadByTheirWords() {
        var said = answers("Kopfschmerzen seit drei Tagen", "Bluthochdruck");

        assertThat(SummaryReading.of("Chief complaint: Kopfschmerzen seit drei Tagen; History: Bluthochdruck", said)
                        .items())
                .hasSize(2);
    }

    @Test
    void nothingComesOfNothing() {
        assertThat(SummaryReading.of("", List.of()).missing()).hasSize(5);
        assertThat(SummaryReading.of("Chief complaint: headache", List.of()).unsupported())
                .containsExactly("headache");
        assertThat(SummaryReading.of("Chief complaint: not stated; History: none stated.", answers)
                        .items())
                .isEmpty();
    }

    /** The numbers of the questions whose answers support an item. */
    private static final class Sources {
        static List<Integer> of(Item item) {
            return item.answers().stream()
                    .map(answered -> answered.question().number())
                    .toList();
        }
    }

    private static List<Answered> answers(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> new Answered(new Reply.Question(i + 1, 5, "And then?"), texts[i]))
                .toList();
    }
}
