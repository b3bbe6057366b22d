package dev.doctorpatient.domain.interview;

import static dev.doctorpatient.domain.testing.Refusals.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.Interview.AwaitingAnswer;
import dev.doctorpatient.domain.interview.Interview.AwaitingReply;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterviewTest {
    private static final Instant NOW = Instant.parse("2030-06-03T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void anInterviewBeginsWithItsFirstQuestion() {
        var opening = opening(5);

        var interview = Interview.begin(opening, wording("What brings you in?"));

        assertThat(Interview.firstQuestion(opening)).isEqualTo(new Task.Ask(1, 5));
        assertThat(interview.opening()).isEqualTo(opening);
        assertThat(interview.transcript().openQuestion()).contains(new Reply.Question(1, 5, "What brings you in?"));
        assertThat(interview.transcript().turns()).singleElement().satisfies(turn -> {
            assertThat(turn.message()).isNull();
            assertThat(turn.round()).isEqualTo(1);
            assertThat(turn.origin()).isEqualTo(wording("").origin());
            assertThat(turn.at()).isEqualTo(NOW);
        });
    }

    @Test
    void anAnswerIsFollowedByTheNextQuestion() {
        var waiting = begun(5).answer(message("a headache", "m1"));

        assertThat(waiting.task()).isEqualTo(new Task.Ask(2, 5));

        var asked = waiting.take(wording("Any illnesses?"), LATER);

        assertThat(asked).isInstanceOf(AwaitingAnswer.class);
        assertThat(asked.transcript().openQuestion()).contains(new Reply.Question(2, 5, "Any illnesses?"));
        assertThat(asked.transcript().latest()).hasValueSatisfying(turn -> {
            assertThat(turn.message()).isEqualTo("a headache");
            assertThat(turn.clientMessageId()).isEqualTo(new ClientMessageId("m1"));
            assertThat(turn.at()).isEqualTo(LATER);
        });
    }

    @Test
    void theInterviewerLearnsTheQuestionsAndTheAnswersTheLastOneIncluded() {
        var waiting = answered(begun(5), "a headache").answer(message("none", null));

        assertThat(waiting.answered())
                .containsExactly(
                        new Answered(new Reply.Question(1, 5, "What brings you in?"), "a headache"),
                        new Answered(new Reply.Question(2, 5, "And then?"), "none"));
    }

    @Test
    void theLastAnswerIsFollowedByTheSummaryAndTheEnd() {
        var open = answered(answered(begun(3), "one"), "two");

        var waiting = open.answer(message("three", null));
        var over = waiting.take(wording("One, two, three."), LATER);

        assertThat(waiting.task()).isEqualTo(new Task.Summarize());
        assertThat(over)
                .isEqualTo(new Interview.Completed(
                        open.opening(),
                        over.transcript(),
                        InterviewSummary.generated("One, two, three.", LATER),
                        LATER));
        assertThat(over.transcript().turns()).hasSize(4);
        assertThat(over.transcript().latest().map(Turn::reply)).contains(new Reply.Summary("One, two, three."));
        assertThat(over.transcript().openQuestion()).isEmpty();
    }

    @Test
    void anInterviewOfOneQuestionEndsWithItsAnswer() {
        assertThat(begun(1).answer(message("a headache", null)).task()).isEqualTo(new Task.Summarize());
    }

    @Test
    void aSummaryCanBeAskedForAsSoonAsThereIsAnAnswer() {
        var waiting = answered(begun(5), "a headache").summarize(message("/summarize", null));

        assertThat(waiting.task()).isEqualTo(new Task.Summarize());
        assertThat(waiting.answered()).extracting(Answered::answer).containsExactly("a headache");
        assertThat(waiting.take(wording("A headache."), LATER)).isInstanceOf(Interview.Completed.class);
    }

    @Test
    void withoutAnAnswerThereIsNothingToSummarize() {
        var untouched = begun(5);
        var noted = untouched.noted(notice(untouched, "/help"));
        var startedAgain = (AwaitingAnswer) answered(begun(5), "a headache")
                .reset(message("/reset", null))
                .take(wording("What brings you in?"), LATER);

        assertThat(codeOf(() -> untouched.summarize(message("/summarize", null))))
                .isEqualTo(ProblemCode.NOTHING_TO_SUMMARIZE);
        assertThat(codeOf(() -> noted.summarize(message("/summarize", null))))
                .isEqualTo(ProblemCode.NOTHING_TO_SUMMARIZE);
        assertThat(codeOf(() -> startedAgain.summarize(message("/summarize", null))))
                .isEqualTo(ProblemCode.NOTHING_TO_SUMMARIZE);
    }

    @Test
    void aResetStartsAgainAtTheFirstQuestionAndKeepsWhatWasSaidOutsideTheContext() {
        var before = answered(answered(begun(5), "a headache"), "none");

        var waiting = before.reset(message("/reset", null));
        var again = waiting.take(wording("What brings you in?"), LATER);

        assertThat(waiting.task()).isEqualTo(new Task.Ask(1, 5));
        assertThat(waiting.answered()).isEmpty();
        assertThat(again.transcript().round()).isEqualTo(2);
        assertThat(again.transcript().questionsAsked()).isEqualTo(1);
        assertThat(again.transcript().answered()).isEmpty();
        assertThat(again.transcript().turns())
                .startsWith(before.transcript().turns().toArray(Turn[]::new));
        assertThat(again.transcript().turns()).hasSize(4);
    }

    @Test
    void anInterviewInWhichNothingWasSaidIsAbandonedAtItsEnd() {
        var interview = begun(5);

        assertThat(interview.end(LATER))
                .isEqualTo(new Interview.Abandoned(interview.opening(), interview.transcript(), null, LATER));
    }

    @Test
    void anInterviewInWhichSomethingWasSaidEndsWithASummary() {
        var ended = answered(begun(5), "a headache").end(LATER);

        assertThat(ended).isInstanceOfSatisfying(AwaitingReply.class, waiting -> {
            assertThat(waiting.task()).isEqualTo(new Task.Summarize());
            assertThat(waiting.pending()).isNull();
            assertThat(waiting.take(wording("A headache."), LATER)).isInstanceOf(Interview.Completed.class);
        });
    }

    @Test
    void anAnswerThatStillWaitsForItsReplyCountsAtTheEnd() {
        var waiting = begun(5).answer(message("a headache", "m1"));

        var ended = waiting.end(LATER);

        assertThat(ended).isInstanceOfSatisfying(AwaitingReply.class, summing -> {
            assertThat(summing.task()).isEqualTo(new Task.Summarize());
            assertThat(summing.answered()).extracting(Answered::answer).containsExactly("a headache");
            assertThat(summing.take(wording("A headache."), LATER).transcript().latest())
                    .hasValueSatisfying(turn -> assertThat(turn.message()).isEqualTo("a headache"));
        });
    }

    @Test
    void anInterviewThatWasJustStartedAgainIsAbandonedAtItsEnd() {
        var waiting = answered(begun(5), "a headache").reset(message("/reset", null));

        assertThat(waiting.end(LATER)).isInstanceOf(Interview.Abandoned.class);
    }

    @Test
    void theKeptMessageIsTakenAgain() {
        var named = begun(5).answer(message("a headache", "m1"));
        var nameless = begun(5).answer(message("a headache", null));

        assertThat(named.sentAgain(message("a headache", "m1"))).isSameAs(named);
        assertThat(named.sentAgain(message("a headache", null))).isSameAs(named);
        assertThat(nameless.sentAgain(message("a headache", null))).isSameAs(nameless);
    }

    @Test
    void theKeptMessageGoesByTheNameItWasSentUnderLast() {
        var named = begun(5).answer(message("a headache", "m1"));

        var renamed = named.sentAgain(message("a headache", "m2"));

        assertThat(renamed.pending()).isEqualTo(message("a headache", "m2"));
        assertThat(renamed.waitsLike(named)).isTrue();
    }

    @Test
    void anotherMessageHasToWaitForTheKeptOne() {
        var waiting = begun(5).answer(message("a headache", "m1"));

        assertThat(codeOf(() -> waiting.sentAgain(message("a backache", "m2")))).isEqualTo(ProblemCode.ANSWER_PENDING);
        assertThat(codeOf(() -> waiting.sentAgain(message("a backache", null)))).isEqualTo(ProblemCode.ANSWER_PENDING);
        assertThat(codeOf(() -> waiting.sentAgain(message("/reset", null)))).isEqualTo(ProblemCode.ANSWER_PENDING);
    }

    @Test
    void theNameOfTheKeptMessageStandsForNoOther() {
        var waiting = begun(5).answer(message("a headache", "m1"));

        assertThat(codeOf(() -> waiting.sentAgain(message("a backache", "m1"))))
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void whileASummaryIsOwedForTheEndNoMessageIsTaken() {
        var ended = (AwaitingReply) answered(begun(5), "a headache").end(LATER);

        assertThat(codeOf(() -> ended.sentAgain(message("a headache", null)))).isEqualTo(ProblemCode.ANSWER_PENDING);
    }

    @Test
    void aNoticeInBetweenDoesNotChangeWhichReplyIsWaitedFor() {
        var waiting = begun(5).answer(message("a headache", "m1"));

        assertThat(waiting.noted(notice(waiting, "/status")).waitsLike(waiting)).isTrue();
    }

    @Test
    void anotherMessageTaskOrRoundIsWaitedForDifferently() {
        var open = answered(begun(5), "a headache");
        var waiting = open.answer(message("none", null));
        var reset = open.reset(message("/reset", null));
        var resetTwice =
                ((AwaitingAnswer) reset.take(wording("What brings you in?"), LATER)).reset(message("/reset", null));

        assertThat(open.answer(message("some", null)).waitsLike(waiting)).isFalse();
        assertThat(((AwaitingReply) waiting.end(LATER)).waitsLike(waiting)).isFalse();
        assertThat(resetTwice.waitsLike(reset)).isFalse();
    }

    @Test
    void anInterviewThatIsOverTakesNoMoreAnswers() {
        assertThat(Interview.finished().code()).isEqualTo(ProblemCode.INTERVIEW_FINISHED);
    }

    @Test
    void aMessageIsFoundByItsName() {
        var asked = begun(5).answer(message("a headache", "m1")).take(wording("And then?"), LATER);

        assertThat(asked.transcript().find(new ClientMessageId("m1")))
                .isEqualTo(asked.transcript().latest());
        assertThat(asked.transcript().find(new ClientMessageId("m2"))).isEmpty();
    }

    @Test
    void noticesChangeNothingInAnyState() {
        var open = answered(begun(5), "a headache");
        var waiting = open.answer(message("none", null));
        var completed = waiting.end(LATER) instanceof AwaitingReply summing
                ? summing.take(wording("A headache."), LATER)
                : waiting;
        var abandoned = begun(5).end(LATER);

        for (var interview : List.of(open, waiting, completed, abandoned)) {
            var noted = interview.noted(notice(interview, "/status"));

            assertThat(noted).hasSameClassAs(interview);
            assertThat(noted)
                    .usingRecursiveComparison()
                    .ignoringFields("transcript")
                    .isEqualTo(interview);
            assertThat(noted.transcript().answered())
                    .isEqualTo(interview.transcript().answered());
            assertThat(noted.transcript().openQuestion())
                    .isEqualTo(interview.transcript().openQuestion());
            assertThat(noted.transcript().questionsAsked())
                    .isEqualTo(interview.transcript().questionsAsked());
        }
    }

    @Test
    void theStatusSaysWhereTheInterviewStands() {
        var open = answered(begun(5), "a headache");
        var waiting = open.answer(message("none", null));
        var completed = ((AwaitingReply) waiting.end(LATER)).take(wording("A headache."), LATER);

        assertThat(Notices.status(open).text()).isEqualTo("Question 2 of 5 is open.");
        assertThat(Notices.status(waiting).text()).contains("waits for its reply");
        assertThat(Notices.status(completed).text()).contains("completed");
        assertThat(Notices.status(begun(5).end(LATER)).text()).contains("ended");
    }

    @Test
    void theHelpNamesEveryCommand() {
        assertThat(Notices.help().text()).contains("/summarize", "/reset", "/status", "/help");
        assertThat(Notices.unknownCommand().text()).contains("/help");
    }

    private static AwaitingAnswer begun(int questions) {
        return Interview.begin(opening(questions), wording("What brings you in?"));
    }

    private static AwaitingAnswer answered(AwaitingAnswer open, String answer) {
        return (AwaitingAnswer) open.answer(message(answer, null)).take(wording("And then?"), LATER);
    }

    private static Turn notice(Interview interview, String command) {
        return new Turn(
                TurnId.next(), interview.transcript().round(), command, Notices.status(interview), null, null, LATER);
    }

    private static SessionMessage message(String text, @Nullable String name) {
        return new SessionMessage(text, name == null ? null : new ClientMessageId(name));
    }

    private static Worded wording(String text) {
        return new Worded(text, new Origin("offline", "scripted", Duration.ofMillis(3), false, null));
    }

    private static Opening opening(int questions) {
        return new Opening(AiSessionId.next(), PatientId.next(), UserId.next(), null, questions, NOW);
    }
}
