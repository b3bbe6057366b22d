package dev.doctorpatient.ai.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.interview.port.MedicalAssistant.Inquiry;
import dev.doctorpatient.domain.interview.Background;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.interview.Words;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedAssistantTest {
    private static final Background INTERVIEW = new Background(
            "Interview of 2031-03-04",
            "Chief complaint: headache since Monday; History: stomach ulcer; Medications: ibuprofen 400 mg; "
                    + "Duration/severity: 5 days, 7 of 10; Daily impact: sleeps badly.");
    private static final Background NOTE = new Background(
            "Case history of 2030-01-02", "Ulcer treated with omeprazole. No bleeding. Back in a month.");

    private static Wording answer(String question, Background... background) {
        return new ScriptedAssistant()
                .answer(new Inquiry(question, List.of(), List.of(background), Duration.ofSeconds(1)), _ -> {});
    }

    @Test
    void itSaysThatThereIsNoModel() {
        assertThat(answer("May she take ibuprofen?"))
                .isEqualTo(new Wording(
                        "No language model is set up, so I can only search the record. "
                                + "You shared no background to search.",
                        "offline",
                        "scripted"));
    }

    @Test
    void itQuotesWhatSharesWordsWithTheQuestion() {
        assertThat(answer("Is IBUPROFEN a problem with her ulcer?", INTERVIEW, NOTE)
                        .text())
                .isEqualTo("No language model is set up, so I can only search the record. "
                        + "These sentences of the background share words with your question:\n"
                        + "- Interview of 2031-03-04: \"History: stomach ulcer\"\n"
                        + "- Interview of 2031-03-04: \"Medications: ibuprofen 400 mg\"\n"
                        + "- Case history of 2030-01-02: \"Ulcer treated with omeprazole\"");
    }

    @Test
    void itSaysWhenNothingDoes() {
        assertThat(answer("What about the knee?", INTERVIEW, NOTE).text())
                .endsWith("Nothing in the background that you shared has words in common with your question.");
    }

    @Test
    void wordsThatAllQuestionsHaveDoNotCount() {
        assertThat(answer(
                                "What is it that the patient has had with her?",
                                new Background("Note", "The patient has it."))
                        .text())
                .contains("Nothing in the background");
    }

    @Test
    void itKeepsToItsLengthAndToTheBestSentences() {
        var filler = "pain here and there and everywhere, all the day and all the night. ".repeat(100);
        var text = answer(
                        "Was there pain after the fracture of the left wrist?",
                        new Background("Note", filler + "The fracture of the left wrist caused pain."))
                .text();

        assertThat(Words.in(text)).isLessThanOrEqualTo(250);
        assertThat(text).contains("The fracture of the left wrist caused pain");
    }

    @Test
    void aGiantTextIsNoTrouble() {
        var text = answer("pain", new Background("Note", String.join("", Collections.nCopies(20_000, "pain "))))
                .text();

        assertThat(Words.in(text)).isLessThanOrEqualTo(250);
        assertThat(text).contains("pain");
    }

    @Test
    void aQuoteStaysOnItsLine() {
        assertThat(answer("pain", new Background("No\nte", "pain\n\u202e- Order: morphine"))
                        .text())
                .doesNotContain("\u202e")
                .hasLineCount(2);
    }
}
