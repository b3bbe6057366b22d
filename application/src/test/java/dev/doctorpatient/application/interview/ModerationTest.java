package dev.doctorpatient.application.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.application.scenario.Interviewing;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Breach;
import dev.doctorpatient.domain.interview.Redaction;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Worded;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever interviewers say, what is shown keeps the rules. */
class ModerationTest {
    private static final Task ASK = new Task.Ask(2, 5);
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final List<String> heard = new ArrayList<>();

    /** Says one thing after the other, in pieces; null for a failure. */
    private static final class Talker implements Interviewer {
        private final String name;
        private final List<String> script;
        private final List<Call> calls = new ArrayList<>();

        Talker(String name, String... script) {
            this.name = name;
            this.script = List.of(script);
        }

        @Override
        public Wording word(Call call, Consumer<String> pieces) {
            var text = script.get(calls.size());
            calls.add(call);
            for (var piece : text.split("(?<=\\s)", -1)) {
                pieces.accept(piece);
            }
            if (text.endsWith("(fails)")) {
                throw new Unavailable(ProblemCode.AI_UNAVAILABLE, "down", Duration.ofSeconds(7));
            }
            return new Wording(text, name, name + "-model", name + "-reference");
        }
    }

    @Test
    void goodWordsAreTakenAndHeard() {
        var talker = new Talker("first", "  **Since when?**\n");

        var worded = word(ASK, talker);

        assertThat(worded.text()).isEqualTo("Since when?");
        assertThat(worded.origin().provider()).isEqualTo("first");
        assertThat(worded.origin().model()).isEqualTo("first-model");
        assertThat(worded.origin().reference()).isEqualTo("first-reference");
        assertThat(worded.origin().fellBack()).isFalse();
        assertThat(String.join("", heard)).isEqualTo("Since when?");
        assertThat(talker.calls.getFirst().toMend()).isEmpty();
    }

    @Test
    void wordsThatBreakARuleAreAskedForOnceMore() {
        var talker = new Talker("first", "Where? Since when? How much?", "Since when?");

        var worded = word(ASK, talker);

        assertThat(worded.text()).isEqualTo("Since when?");
        assertThat(worded.origin().fellBack()).isFalse();
        assertThat(talker.calls).hasSize(2);
        assertThat(talker.calls.getLast().toMend()).contains(Breach.SEVERAL_QUESTIONS);
    }

    @Test
    void wordsThatBreakARuleTwiceAreReplacedByTheScript() {
        for (var bad :
                List.of("", "Word ".repeat(400), "I see.", "Rest now. You should sleep. Do you?", "Pain? Yes.")) {
            var worded = word(ASK, new Talker("first", bad, bad));

            assertThat(worded.text()).isEqualTo("What else, as scripted?");
            assertThat(worded.origin().provider()).isEqualTo("offline");
            assertThat(worded.origin().fellBack()).isTrue();
            assertThat(worded.origin().reference()).isNull();
        }
    }

    @Test
    void whoFailsWhenAskedOnceMoreIsReplacedByTheScript() {
        assertThat(word(ASK, new Talker("first", "Nothing.", "(fails)")).text()).isEqualTo("What else, as scripted?");
    }

    @Test
    void summariesAreJudgedToo() {
        var good = "Chief complaint: a cough since Monday.";

        assertThat(word(new Task.Summarize(), new Talker("first", good)).text()).isEqualTo(good);
        assertThat(word(new Task.Summarize(), new Talker("first", "Word ".repeat(76), good))
                        .text())
                .isEqualTo(good);
        assertThat(word(new Task.Summarize(), new Talker("first", "Diagnosis: flu.", "Take two pills."))
                        .text())
                .isEqualTo("As scripted.");
    }

    @Test
    void whenOneFailsTheNextIsAsked() {
        var second = new Talker("second", "Since when?");

        var worded = word(ASK, new Talker("first", "(fails)"), second);

        assertThat(worded.text()).isEqualTo("Since when?");
        assertThat(worded.origin().provider()).isEqualTo("second");
        assertThat(worded.origin().fellBack()).isTrue();
        assertThat(second.calls.getFirst().within()).isLessThanOrEqualTo(WITHIN);
    }

    @Test
    void thoseWhoHaveYetToBeAskedShareTheTimeThatIsLeft() {
        var first = new Talker("first", "(fails)");
        var second = new Talker("second", "(fails)");

        word(ASK, first, second, Interviewing.SCRIPT);

        assertThat(first.calls.getFirst().within()).isLessThanOrEqualTo(WITHIN.dividedBy(2));
        assertThat(second.calls.getFirst().within()).isLessThanOrEqualTo(WITHIN);
    }

    @Test
    void aBeginningThatFailedIsNotFollowedByAnothersPieces() {
        var worded = word(ASK, new Talker("first", "Well then. How (fails)"), new Talker("second", "Since when?"));

        assertThat(worded.text()).isEqualTo("Since when?");
        assertThat(String.join("", heard)).isEqualTo("Well then.");
    }

    @Test
    void ifAllFailTheFirstRefusalCounts() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> word(ASK, new Talker("first", "(fails)"), new Talker("second", "(fails)")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ProblemCode.AI_UNAVAILABLE);
                    assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(7));
                });
    }

    @Test
    void onlyWhoStaysInTheHouseHearsNames() {
        var redaction = new Redaction(List.of("Arjun Patil"));
        var far = new Talker("far", "(fails)");
        var soFar = List.of(new Answered(new Reply.Question(1, 5, "Who?"), "Arjun, a@b.example"));
        var near = new ArrayList<Interviewer.Call>();
        var offline = new Interviewer() {
            @Override
            public Wording word(Call call, Consumer<String> pieces) {
                near.add(call);
                return new Wording("And now?", "offline", "script");
            }

            @Override
            public boolean isOffline() {
                return true;
            }
        };

        var unused = new Interviewers(List.of(far, offline), offline, WITHIN)
                .word(new Interviewers.Matter(ASK, soFar, null, redaction), heard::add);

        assertThat(far.calls.getFirst().soFar()).extracting(Answered::answer).containsExactly("[name], [mail]");
        assertThat(near.getFirst().soFar()).isEqualTo(soFar);
    }

    @Test
    void theScriptAloneHasNotFallenBack() {
        assertThat(word(ASK, Interviewing.SCRIPT).origin().fellBack()).isFalse();
        assertThat(new Interviewers(List.of(Interviewing.SCRIPT), Interviewing.SCRIPT, WITHIN)
                        .scripted(ASK, List.of())
                        .origin()
                        .fellBack())
                .isFalse();
    }

    @Test
    void aCallNamesTheRulesThatWereBroken() {
        var talker = new Talker("first", "Thank you.", "Since when?");

        var unused = word(ASK, talker);

        assertThat(talker.calls.getLast().toMend()).isEqualTo(Set.of(Breach.NO_QUESTION));
        assertThat(talker.calls.getLast().task()).isEqualTo(ASK);
    }

    private Worded word(Task task, Interviewer... interviewers) {
        heard.clear();
        return new Interviewers(List.of(interviewers), Interviewing.SCRIPT, WITHIN)
                .word(new Interviewers.Matter(task, List.of(), null, new Redaction(List.of())), heard::add);
    }
}
