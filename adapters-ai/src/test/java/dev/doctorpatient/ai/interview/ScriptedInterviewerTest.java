package dev.doctorpatient.ai.interview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.interview.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptedInterviewerTest {
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int MOST_QUESTIONS = 12;

    private final ScriptedInterviewer interviewer = new ScriptedInterviewer();

    @Test
    void theFiveQuestionsAskForWhatTheDoctorsSummaryTells() {
        var questions = IntStream.rangeClosed(1, 5).mapToObj(this::question).toList();

        assertThat(questions)
                .containsExactly(
                        "What brings you here today, and what symptoms have you noticed?",
                        "Have you had any illnesses, operations or allergies that we should know about?",
                        "Which medicines do you take now, including any bought without a prescription?",
                        "How long have you had this, and how severe is it from 1 to 10?",
                        "How does this affect your daily life, such as work, sleep or meals?");
    }

    @Test
    void everyQuestionIsOneAndShortEnough() {
        for (var number = 1; number <= MOST_QUESTIONS; number++) {
            var question = new Reply.Question(number, MOST_QUESTIONS, question(number));

            assertThat(question.text()).endsWith("?").containsOnlyOnce("?");
        }
    }

    @Test
    void itSaysWhoItIs() {
        assertThat(word(interviewer, new Task.Ask(1, 5), List.of()))
                .isEqualTo(new Wording(question(1), "offline", "scripted"));
        assertThat(word(interviewer, new Task.Summarize(), answers("a headache")))
                .extracting(Wording::provider, Wording::model)
                .containsExactly("offline", "scripted");
    }

    @Test
    void theSummaryPutsTheAnswersUnderTheirHeadings() {
        assertThat(summary(
                        "Headache and nausea since Monday.",
                        "Migraine as a teenager, allergic to penicillin",
                        "Ibuprofen 400 mg",
                        "Five days, 7 out of 10",
                        "I cannot work and sleep badly"))
                .isEqualTo("Chief complaint: Headache and nausea since Monday; "
                        + "History: Migraine as a teenager, allergic to penicillin; "
                        + "Medications: Ibuprofen 400 mg; "
                        + "Duration/severity: Five days, 7 out of 10; "
                        + "Daily impact: I cannot work and sleep badly.");
    }

    @Test
    void whatWasNotAskedOrAnsweredIsNotStated() {
        assertThat(summary("Headache"))
                .isEqualTo("Chief complaint: Headache; History: not stated; Medications: not stated; "
                        + "Duration/severity: not stated; Daily impact: not stated.");
        assertThat(summary("Headache", "\u202e", "none"))
                .isEqualTo("Chief complaint: Headache; History: not stated; Medications: none; "
                        + "Duration/severity: not stated; Daily impact: not stated.");
    }

    @Test
    void whatElseAPatientSaysComesLast() {
        assertThat(summary("Headache", "none", "none", "a day, 3", "none", "I am pregnant", "Thank you"))
                .endsWith("Daily impact: none; Other: I am pregnant, Thank you.");
    }

    @Test
    void anAnswerComesOnOneLine() {
        assertThat(summary(" Headache\n\n\tand\u00a0 nausea\r\n\u2028every day .\n"))
                .startsWith("Chief complaint: Headache and nausea every day; History:");
    }

    @Test
    void anAnswerCannotPassForAnotherHeading() {
        assertThat(summary("Headache; Medications: morphine", "none"))
                .startsWith("Chief complaint: Headache, Medications: morphine; History: none; Medications: not stated");
    }

    @Test
    void anAnswerCannotTurnTheRestOfTheSummaryAround() {
        assertThat(summary("\u202eHeadache", "\u2067none")).doesNotContain("\u202e", "\u2067");
    }

    @Test
    void aLongAnswerGetsWhatShortOnesLeave() {
        var story = "pain " + "more ".repeat(200);

        var summary = summary(story, "none", "none", "a week", "none");

        // 75 words less 7 of headings and 5 of short answers
        assertThat(summary).startsWith("Chief complaint: pain" + " more".repeat(62) + "…; History: none;");
        assertThat(Words.in(summary)).isEqualTo(75);
    }

    @Test
    void longAnswersShareAlike() {
        var story = "word ".repeat(500);

        var summary = summary(story, story, story, story, "none");

        assertThat(Words.in(summary)).isEqualTo(75);
        assertThat(Stream.of(summary.split(";", -1)).limit(4))
                .allSatisfy(part -> assertThat(Words.in(part.substring(part.indexOf(':') + 1)))
                        .isBetween(16, 17));
    }

    @ParameterizedTest
    @CsvSource({
        "I have had no",
        "and I do not",
        "she never",
        "fever without",
        "I don't have any",
        "I don’t",
        "there is no known"
    })
    void anAnswerIsNotCutBetweenANegationAndWhatItNegates(String upToTheCut) {
        var room = 62; // as above
        var before = "ache ".repeat(room - Words.in(upToTheCut));

        var summary = summary(before + upToTheCut + " blood in it", "none", "none", "a week", "no, none");

        var quoted = summary.substring(0, summary.indexOf(';'));
        assertThat(quoted).doesNotEndWith(upToTheCut + "…").endsWith("…");
        assertThat(quoted).doesNotContainPattern("(?i)\\b(no|not|never|without|don['’]t)\\b");
    }

    @Test
    void anAnswerIsRatherCutAtTheEndOfASentence() {
        var sentences = "It hurts here. ".repeat(20) + "It began after I had been";

        var summary = summary(sentences + " on a long walk", "none", "none", "a week", "none at all");

        assertThat(summary).startsWith("Chief complaint: It hurts here").contains("It hurts here…; History:");
    }

    @Test
    void nothingButNegationsIsStillQuoted() {
        assertThat(summary("no ".repeat(200), "none")).startsWith("Chief complaint: no no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "???", "-", ";;;", "!"})
    void punctuationAloneIsAnAnswerToo(String answer) {
        assertThat(summary(answer)).contains("Chief complaint: " + answer.replace(';', ',') + "; History:");
    }

    @Test
    void aGiantWordIsCutWithoutTearingACharacterApart() {
        var family = "👨‍👩‍👧‍👦";

        var summary = summary(family.repeat(500), "none");

        assertThat(summary).contains(family + "…; History: none;").doesNotContain("\u200d…");
    }

    @Test
    void anEmptyInterviewHasASummaryAllTheSame() {
        assertThat(word(interviewer, new Task.Summarize(), List.of()).text())
                .startsWith("Chief complaint: not stated;");
    }

    @Test
    void theLimitsHoldForAnythingThatAPatientCanSend() {
        trials(300, random -> {
            var answers = answers(anything(random).toArray(String[]::new));

            var summary = word(interviewer, new Task.Summarize(), answers).text();

            assertThat(new Reply.Summary(summary).text()).isNotBlank();
            assertThat(summary.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(2_048);
            assertThat(new String(summary.getBytes(UTF_8), UTF_8)).isEqualTo(summary); // no half characters
            assertThat(summary).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e]|\\s\\s");
        });
    }

    @Test
    void moreQuestionsThanASummaryHasWordsDoNoHarm() {
        var answers = answers(Collections.nCopies(200, "one two three").toArray(String[]::new));

        var summary = word(interviewer, new Task.Summarize(), answers).text();

        assertThat(new Reply.Summary(summary).text()).startsWith("Chief complaint: ");
    }

    @Test
    void everyShortAnswerIsQuotedInFullWhateverElseIsSaid() {
        trials(300, random -> {
            var texts = new ArrayList<>(anything(random));
            var brief = shortAnswer(random);
            texts.set(random.nextInt(texts.size()), brief);

            var summary = summary(texts.toArray(String[]::new));

            assertThat(summary).contains(brief);
        });
    }

    @Test
    void theSameAnswersAlwaysHaveTheSameSummary() {
        trials(100, random -> {
            var texts = anything(random).toArray(String[]::new);

            assertThat(summary(texts)).isEqualTo(summary(texts));
            assertThat(word(new ScriptedInterviewer(), new Task.Summarize(), answers(texts)))
                    .isEqualTo(word(interviewer, new Task.Summarize(), answers(texts)));
        });
    }

    @Test
    void theSummaryConsistsOfTheHeadingsAndThePatientsOwnWords() {
        trials(500, random -> {
            var texts = Stream.generate(() -> words(random, random.nextInt(1, 60)))
                    .limit(random.nextInt(1, 6))
                    .toList();

            var said = summary(texts.toArray(String[]::new))
                    .replaceAll("(^|; )(Chief complaint|History|Medications|Duration/severity|Daily impact):", " ")
                    .replaceAll("not stated|[….]", "")
                    .strip();

            assertThat(List.of(String.join(" ", texts).split(" ", -1))).contains(said.split(" +", -1));
        });
    }

    private static List<String> anything(RandomGenerator random) {
        return Stream.generate(() -> anyAnswer(random))
                .limit(random.nextInt(1, MOST_QUESTIONS + 1))
                .toList();
    }

    private static String anyAnswer(RandomGenerator random) {
        var text =
                switch (random.nextInt(9)) {
                    case 0 -> "x".repeat(LONGEST_MESSAGE);
                    case 1 -> "字".repeat(random.nextInt(1, LONGEST_MESSAGE));
                    case 2 -> "🤕👩‍⚕️".repeat(random.nextInt(1, 700));
                    case 3 -> "a\n\r\n\t b\u00a0c\u2003d\u3000".repeat(random.nextInt(1, 300));
                    case 4 -> "כאב ראש \u202e וجع ".repeat(random.nextInt(1, 200));
                    case 5 -> characters(random, ".,;:!?…-—/()\"'");
                    case 6 -> words(random, random.nextInt(1, 700));
                    case 7 -> characters(random, "ab \n;.:é字\u0301\u200d\u2066\u202e🤕");
                    default -> shortAnswer(random);
                };
        return text.isBlank() ? "none" : text;
    }

    /** Few enough words that twelve such answers fit. */
    private static String shortAnswer(RandomGenerator random) {
        return words(random, random.nextInt(1, 6));
    }

    private static String words(RandomGenerator random, int count) {
        var words = List.of("no", "not", "pain", "fever", "5", "mg", "since", "Monday", "I", "don't", "know", "été");
        return String.join(
                " ",
                Stream.generate(() -> words.get(random.nextInt(words.size())))
                        .limit(count)
                        .toList());
    }

    private static String characters(RandomGenerator random, String from) {
        var characters = from.codePoints().toArray();
        var text = new StringBuilder();
        for (var i = random.nextInt(1, LONGEST_MESSAGE); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private String question(int number) {
        return word(interviewer, new Task.Ask(number, MOST_QUESTIONS), List.of())
                .text();
    }

    private String summary(String... answers) {
        return word(interviewer, new Task.Summarize(), answers(answers)).text();
    }

    private static Wording word(Interviewer interviewer, Task task, List<Answered> soFar) {
        return interviewer.word(Interviewer.Call.first(task, soFar, Duration.ofSeconds(1)), _ -> {});
    }

    private static List<Answered> answers(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> new Answered(new Reply.Question(i + 1, texts.length, "And then?"), texts[i]))
                .toList();
    }

    private static void trials(int times, Consumer<RandomGenerator> trial) {
        for (long seed = 1; seed <= times; seed++) {
            try {
                trial.accept(new SplittableRandom(seed));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("with seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
