package dev.doctorpatient.application.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doctorpatient.application.interview.InterviewEvaluation.Outcome;
import dev.doctorpatient.application.interview.InterviewEvaluation.Patient;
import dev.doctorpatient.application.interview.InterviewEvaluation.Report;
import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Topic;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.ScriptedReplies;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InterviewEvaluationTest {
    private static final int FIVE = 5;
    private static final Set<Topic> ALL_FIVE = EnumSet.range(Topic.COMPLAINT_AND_SYMPTOMS, Topic.DAILY_IMPACT);
    private static final String GOOD_SUMMARY =
            "Complaint: knee pain. History: asthma. Medication: ibuprofen. Duration: six weeks. Impact: cannot run.";

    private final ScriptedReplies model = new ScriptedReplies();

    /** Always has words, as the script of the service does. */
    private static final class Script implements Interviewer {
        @Override
        public Wording word(Call call, Consumer<String> pieces) {
            return new Wording(
                    switch (call.task()) {
                        case Task.Ask ask -> "What of topic " + ask.number() + "?";
                        case Task.Summarize() ->
                            "Complaint: " + call.soFar().getFirst().answer();
                    },
                    "script",
                    "none");
        }

        @Override
        public boolean isOffline() {
            return true;
        }
    }

    private Report evaluate(int questions, Patient... patients) {
        var interviewers = new Interviewers(List.of(model), new Script(), Duration.ofSeconds(20));
        return new InterviewEvaluation(interviewers, questions, InstantSource.fixed(Fixtures.NOW))
                .evaluate(List.of(patients));
    }

    private static Patient patient(Set<Topic> tells) {
        var answers = new EnumMap<Topic, String>(Map.of(
                Topic.COMPLAINT_AND_SYMPTOMS, "knee pain",
                Topic.MEDICAL_HISTORY, "asthma",
                Topic.MEDICATION, "ibuprofen",
                Topic.DURATION_AND_SEVERITY, "six weeks",
                Topic.DAILY_IMPACT, "I cannot run"));
        return new Patient("knee", "plain", answers, tells);
    }

    private void asksFive() {
        model.says("Where?", "Since when?", "Which pills?", "How bad?", "What can you not do?");
    }

    @Test
    void aGoodInterviewIsSound() {
        asksFive();
        model.says(GOOD_SUMMARY);

        var report = evaluate(FIVE, patient(ALL_FIVE));

        assertThat(report.isSound()).isTrue();
        assertThat(report.coverage()).isEqualTo(1);
        assertThat(report.support()).isEqualTo(1);
        assertThat(report.turnsByModel()).containsExactly(Map.entry("scripted/none", 6));
        assertThat(report.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.completed()).isTrue();
            assertThat(outcome.withinLimits()).isTrue();
            assertThat(outcome.questions()).isEqualTo(FIVE);
            assertThat(outcome.told()).isEqualTo(ALL_FIVE);
            assertThat(outcome.covered()).isEqualTo(ALL_FIVE);
            assertThat(outcome.supported()).isEqualTo(5);
            assertThat(outcome.unsupported()).isZero();
            assertThat(outcome.fellBack()).isZero();
        });
        assertThat(model.asked().getLast().soFar())
                .extracting(answered -> answered.answer())
                .containsExactly("knee pain", "asthma", "ibuprofen", "six weeks", "I cannot run");
    }

    @Test
    void whatTheModelInventsAndLeavesOutIsSeen() {
        asksFive();
        model.says("Complaint: knee pain. Medication: ibuprofen, digoxin. Duration: nine decades.");

        var outcome = evaluate(FIVE, patient(ALL_FIVE)).outcomes().getFirst();

        assertThat(outcome.completed()).isTrue();
        assertThat(outcome.covered()).containsExactlyInAnyOrder(Topic.COMPLAINT_AND_SYMPTOMS, Topic.MEDICATION);
        assertThat(outcome.supported()).isEqualTo(2);
        assertThat(outcome.unsupported()).isEqualTo(2);
    }

    @Test
    void whoSaidNothingOfATopicIsNotMissedThere() {
        asksFive();
        model.says("Complaint: knee pain.");

        var report = evaluate(FIVE, patient(Set.of(Topic.COMPLAINT_AND_SYMPTOMS)));

        assertThat(report.coverage()).isEqualTo(1);
        assertThat(report.outcomes().getFirst().told()).containsExactly(Topic.COMPLAINT_AND_SYMPTOMS);
    }

    @Test
    void aModelThatKeepsNoRuleIsReplacedAndTheInterviewStaysSound() {
        for (var turn = 0; turn < 6; turn++) {
            model.says("You should take aspirin. Why? When?", "word ".repeat(400));
        }

        var report = evaluate(FIVE, patient(ALL_FIVE));

        assertThat(report.isSound()).isTrue();
        assertThat(report.outcomes().getFirst().fellBack()).isEqualTo(6);
        assertThat(report.turnsByModel()).containsExactly(Map.entry("script/none", 6));
    }

    @Test
    void aModelThatFailsOnceIsAskedAgainAsAPatientWould() {
        model.says("Where?").isUnavailable().isUnavailable().says("Since when?");
        model.says("Which pills?", "How bad?", "What can you not do?", GOOD_SUMMARY);

        assertThat(evaluate(FIVE, patient(ALL_FIVE)).isSound()).isTrue();
    }

    @Test
    void aModelThatIsDownIsNotSound() {
        model.says("Where?").isUnavailable().isUnavailable().isUnavailable();
        model.isUnavailable().isUnavailable().isUnavailable();

        var report = evaluate(FIVE, patient(ALL_FIVE), patient(ALL_FIVE));

        assertThat(report.isSound()).isFalse();
        assertThat(report.count(Outcome::completed)).isZero();
        assertThat(report.outcomes()).extracting(Outcome::questions).containsExactly(1, 0);
        assertThat(report.coverage()).as("of the one topic that was told").isZero();
        assertThat(report.latency(1)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void otherNumbersOfQuestionsAreAskedToo() {
        model.says("Where?", "Since when?", "Complaint: knee pain. History: asthma.");
        var two = evaluate(2, patient(ALL_FIVE));
        asksFive();
        model.says("What else?", "And else?", GOOD_SUMMARY);
        var seven = evaluate(7, patient(ALL_FIVE));

        assertThat(two.isSound()).isTrue();
        assertThat(two.coverage()).isEqualTo(1);
        assertThat(seven.isSound()).isTrue();
        assertThat(seven.outcomes().getFirst().questions()).isEqualTo(7);
    }

    @Test
    void latenciesAreRanked() {
        var origins = List.of(40L, 10L, 30L, 20L).stream()
                .map(milliseconds -> new Origin("p", "m", Duration.ofMillis(milliseconds), false, null))
                .toList();
        var report = new Report(
                List.of(new Outcome(patient(ALL_FIVE), true, FIVE, true, Set.of(), Set.of(), 0, 0, origins)));

        assertThat(report.latency(0.5)).isEqualTo(Duration.ofMillis(20));
        assertThat(report.latency(0.95)).isEqualTo(Duration.ofMillis(40));
        assertThat(report.outcomes().getFirst().slowest()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void aPatientHasAnAnswerToEveryTopic() {
        var silent = patient(ALL_FIVE).answers().entrySet().stream()
                .filter(entry -> entry.getKey() != Topic.MEDICATION)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThatThrownBy(() -> new Patient("silent", "plain", silent, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
