package dev.doctorpatient.application.interview;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.Interviewing;
import dev.doctorpatient.application.scenario.Interviewing.Said;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.RecordingRateLimits;
import dev.doctorpatient.testing.RecordingRateLimits.Counted;
import dev.doctorpatient.testing.ScriptedReplies;
import dev.doctorpatient.testing.ScriptedReplies.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterviewingTest {
    private static final int QUESTIONS = 3;

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final ScriptedReplies interviewer = new ScriptedReplies(stores.transactions());
    private final RecordingRateLimits limits = new RecordingRateLimits();
    private final Interviewing interviewing = new Interviewing(clinic, interviewer, QUESTIONS, limits);
    private final Actor patient = clinic.actor(Who.PATIENT);
    private final Actor relative = clinic.actor(Who.RELATIVE);

    @Test
    void whoAsksTooOftenReachesNoInterviewer() {
        interviewer.says("What brings you here?");
        var id = interviewing.start(patient, null, clinic.chat()).opening().id();
        var traces = stores.trace().size();
        limits.reach();

        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> interviewing.start(patient, null, clinic.chat()));
        assertRefused(
                ProblemCode.TOO_MANY_REQUESTS,
                () -> interviewing.say(patient, id, new SessionMessage("A headache", null)));
        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> interviewing.end(patient, id));
        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> interviewing.resume(patient, id));

        assertThat(interviewer.asked()).hasSize(1);
        assertThat(limits.counted()).containsExactly(new Counted(Quota.AI_REQUEST, patient.user()));
        assertThat(stores.trace()).hasSize(traces);
    }

    @Test
    void anInterviewBeginsWithItsFirstQuestion() {
        interviewer.says("What brings you here?");

        var interview = interviewing.start(patient, null, clinic.chat());

        assertThat(interview).isInstanceOf(Interview.AwaitingAnswer.class);
        assertThat(interview.opening().patient()).isEqualTo(clinic.patient());
        assertThat(interview.opening().user()).isEqualTo(patient.user());
        assertThat(interview.opening().chat()).isEqualTo(clinic.chat());
        assertThat(interview.opening().startedAt()).isEqualTo(clinic.clock().instant());
        assertThat(interview.transcript().turns())
                .extracting(Turn::reply)
                .containsExactly(new Reply.Question(1, QUESTIONS, "What brings you here?"));
        assertThat(stored(interview.opening().id())).isEqualTo(interview);
        assertThat(interviewer.asked()).containsExactly(new Asked(new Task.Ask(1, QUESTIONS), List.of()));
    }

    @Test
    void anInterviewIsAboutTheNamedPatientElseTheChatsElseTheActor() {
        interviewer.says("One?", "One?", "One?");

        assertThat(interviewing
                        .start(relative, clinic.patient(), null)
                        .opening()
                        .patient())
                .isEqualTo(clinic.patient());
        assertThat(interviewing.start(relative, null, clinic.chat()).opening().patient())
                .isEqualTo(clinic.patient());
        assertThat(interviewing.start(relative, null, null).opening().patient())
                .isEqualTo(clinic.patient(Who.RELATIVE));
    }

    @Test
    void theNamedPatientIsTheOneOfTheChat() {
        assertInvalid("patient_id", () -> interviewing.start(relative, clinic.patient(Who.RELATIVE), clinic.chat()));
    }

    @Test
    void whoNoLongerActsForThemselvesStartsNothing() {
        var self = stores.transactions()
                .inTransaction(() -> stores.mappings().patientsOf(patient.user()))
                .getFirst()
                .kinship();
        clinic.fixtures().removed(self);

        assertUnknown("patient_id", () -> interviewing.start(patient, null, null));
    }

    @Test
    void nothingIsStoredIfThereIsNoFirstQuestion() {
        interviewer.isUnavailable();

        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> interviewing.start(patient, null, null));

        assertThat(sessions()).isZero();
    }

    @Test
    void nothingIsStoredIfTheRightToStartEndsMeanwhile() {
        var kinship = strangersKinship();
        interviewer.saysAfter(() -> clinic.fixtures().removed(kinship), "One?");

        assertUnknown("patient_id", () -> interviewing.start(clinic.actor(Who.STRANGER), clinic.patient(), null));

        assertThat(sessions()).isZero();
    }

    @Test
    void everyAnswerLeadsToTheNextQuestionAndTheLastToTheSummary() {
        var id = started("One?");
        interviewer.says("Two?", "Three?", "It hurts.");

        var second = say(id, "first", "a");
        var third = say(id, "second", "b");
        clinic.clock().advance(Duration.ofMinutes(1));
        var summary = say(id, "third", "c");

        assertThat(second.turn().reply()).isEqualTo(new Reply.Question(2, QUESTIONS, "Two?"));
        assertThat(third.turn().reply()).isEqualTo(new Reply.Question(3, QUESTIONS, "Three?"));
        assertThat(summary.turn().reply()).isEqualTo(new Reply.Summary("It hurts."));
        assertThat(summary.turn().message()).isEqualTo("third");
        assertThat(summary.turn().origin()).satisfies(origin -> {
            assertThat(origin.provider()).isEqualTo("scripted");
            assertThat(origin.fellBack()).isFalse();
        });
        assertThat(summary.repeated()).isFalse();
        assertThat(stored(id))
                .isEqualTo(summary.interview())
                .isInstanceOfSatisfying(Interview.Completed.class, completed -> {
                    assertThat(completed.summary().text()).isEqualTo("It hurts.");
                    assertThat(completed.endedAt()).isEqualTo(clinic.clock().instant());
                });
        assertThat(interviewer.asked())
                .extracting(Asked::task)
                .containsExactly(
                        new Task.Ask(1, QUESTIONS),
                        new Task.Ask(2, QUESTIONS),
                        new Task.Ask(3, QUESTIONS),
                        new Task.Summarize());
        assertThat(interviewer.asked().getLast().soFar())
                .extracting(Answered::answer)
                .containsExactly("first", "second", "third");
    }

    @Test
    void anInterviewThatIsOverTakesNothingButQuestionsAboutItself() {
        var id = completed();

        for (var message : List.of("more", "/reset", "/summarize", "/unknown")) {
            assertRefused(ProblemCode.INTERVIEW_FINISHED, () -> say(id, message, null));
        }

        assertThat(say(id, "/status", null).turn().reply()).isInstanceOf(Reply.Notice.class);
        assertThat(say(id, "/HELP ", null).turn().reply()).isInstanceOf(Reply.Notice.class);
        assertThat(stored(id)).isInstanceOf(Interview.Completed.class);
    }

    @Test
    void anAnswerIsKeptWhenTheInterviewerFailsAndTheSameMessageGoesOn() {
        var id = started("One?");
        interviewer.isUnavailable().says("Two?");
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(id, "first", "a"));
        assertThat(waiting(id)).isEqualTo(new SessionMessage("first", new ClientMessageId("a")));

        var said = say(id, "first", "a");

        assertThat(said.turn().message()).isEqualTo("first");
        assertThat(said.turn().reply()).isEqualTo(new Reply.Question(2, QUESTIONS, "Two?"));
        assertThat(said.repeated()).isFalse();
        assertThat(messages(id)).containsExactly("first");
    }

    @Test
    void aKeptAnswerGoesOnWithoutANameAndUnderANewOne() {
        var id = started("One?");
        interviewer.isUnavailable().isUnavailable().says("Two?");
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(id, "first", "a"));
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(id, "first", null));

        var said = say(id, "first", "b");

        assertThat(said.turn().clientMessageId()).isEqualTo(new ClientMessageId("b"));
        assertThat(messages(id)).containsExactly("first");
    }

    @Test
    void aKeptAnswerComesBeforeAnyOther() {
        var id = started("One?");
        interviewer.isUnavailable();
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(id, "first", "a"));

        assertRefused(ProblemCode.ANSWER_PENDING, () -> say(id, "other", "b"));
        assertRefused(ProblemCode.ANSWER_PENDING, () -> say(id, "/reset", null));
        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> say(id, "other", "a"));
        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> say(id, "/status", "a"));

        assertThat(waiting(id).text()).isEqualTo("first");
        assertThat(interviewer.asked()).hasSize(2);
    }

    @Test
    void resumingAsksTheInterviewerAgain() {
        var id = started("One?");
        interviewer.isUnavailable().isUnavailable().says("Two?");
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(id, "first", "a"));
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> interviewing.resume(patient, id));

        var resumed = interviewing.resume(patient, id);

        assertThat(resumed).isInstanceOf(Interview.AwaitingAnswer.class).isEqualTo(stored(id));
        var again = say(id, "first", "a");
        assertThat(again.repeated()).isTrue();
        assertThat(again.turn().reply()).isEqualTo(new Reply.Question(2, QUESTIONS, "Two?"));
    }

    @Test
    void resumingWhereNothingWaitsAsksNobody() {
        var id = started("One?");

        assertThat(interviewing.resume(patient, id)).isEqualTo(stored(id));

        assertThat(interviewer.asked()).hasSize(1);
    }

    @Test
    void aRepetitionGetsTheSameTurn() {
        var id = started("One?");
        interviewer.says("Two?", "Three?");
        var first = say(id, "first", "a");
        say(id, "second", "b");

        var again = say(id, "first", "a");

        assertThat(again.repeated()).isTrue();
        assertThat(again.turn()).isEqualTo(first.turn());
        assertThat(interviewer.asked()).hasSize(3);
        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> say(id, "other", "a"));
    }

    @Test
    void aRepetitionIsAnsweredAfterTheEndToo() {
        var id = started("One?");
        interviewer.says("Two?", "It hurts.");
        var first = say(id, "first", "a");
        interviewing.end(patient, id);

        assertThat(say(id, "first", "a").turn()).isEqualTo(first.turn());
    }

    @Test
    void theSlowerOfTwoEqualMessagesGetsTheReplyOfTheQuicker() {
        var id = started("One?");
        var quicker = new ArrayList<Said>();
        interviewer
                .saysAfter(() -> quicker.add(say(id, "first", "a")), "Too late?")
                .says("Two?");

        var slower = say(id, "first", "a");

        assertThat(slower.turn()).isEqualTo(quicker.getFirst().turn());
        assertThat(slower.repeated()).isTrue();
        assertThat(slower.turn().reply()).isEqualTo(new Reply.Question(2, QUESTIONS, "Two?"));
        assertThat(messages(id)).containsExactly("first");
    }

    @Test
    void theSlowerOfTwoEqualMessagesGetsThatReplyEvenIfTheNextAnswerIsKeptAlready() {
        var id = started("One?");
        var quicker = new ArrayList<Said>();
        interviewer
                .saysAfter(
                        () -> {
                            quicker.add(say(id, "first", "a"));
                            assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(id, "second", "b"));
                        },
                        "Too late?")
                .says("Two?")
                .isUnavailable();

        var slower = say(id, "first", "a");

        assertThat(slower.turn()).isEqualTo(quicker.getFirst().turn());
        assertThat(waiting(id).text()).isEqualTo("second");
    }

    @Test
    void aNoticeInBetweenChangesNothingForTheAnswer() {
        var id = started("One?");
        var notices = new ArrayList<Said>();
        interviewer.saysAfter(() -> notices.add(say(id, "/status", "s")), "Two?");

        var said = say(id, "first", "a");

        assertThat(notices.getFirst().turn().reply()).isInstanceOf(Reply.Notice.class);
        assertThat(said.turn().reply()).isEqualTo(new Reply.Question(2, QUESTIONS, "Two?"));
        assertThat(said.repeated()).isFalse();
        assertThat(messages(id)).containsExactly("/status", "first");
    }

    @Test
    void aNoticeIsNoAnswerAndAsksNobody() {
        var id = started("One?");

        var status = say(id, "/status", "s");
        var help = say(id, "/help", null);
        var unknown = say(id, "/dance", null);

        assertThat(List.of(status, help, unknown))
                .allSatisfy(said -> assertThat(said.turn().reply()).isInstanceOf(Reply.Notice.class))
                .allSatisfy(said -> assertThat(said.turn().origin()).isNull());
        assertThat(say(id, "/status", "s").turn()).isEqualTo(status.turn());
        assertThat(stored(id)).isInstanceOf(Interview.AwaitingAnswer.class);
        assertThat(stored(id).transcript().answered()).isEmpty();
        assertThat(interviewer.asked()).hasSize(1);
    }

    @Test
    void aSummaryOnRequestCoversWhatIsKnown() {
        var id = started("One?");
        interviewer.says("Two?", "It hurts.");
        say(id, "first", null);

        var said = say(id, "/summarize", "s");

        assertThat(said.turn().reply()).isEqualTo(new Reply.Summary("It hurts."));
        assertThat(said.interview()).isInstanceOf(Interview.Completed.class);
        assertThat(interviewer.asked().getLast().task()).isEqualTo(new Task.Summarize());
        assertThat(interviewer.asked().getLast().soFar())
                .extracting(Answered::answer)
                .containsExactly("first");
    }

    @Test
    void withoutAnAnswerThereIsNothingToSummarize() {
        var id = started("One?");

        assertRefused(ProblemCode.NOTHING_TO_SUMMARIZE, () -> say(id, "/summarize", null));

        assertThat(stored(id)).isInstanceOf(Interview.AwaitingAnswer.class);
    }

    @Test
    void aResetStartsAgainAndKeepsWhatWasSaidOutOfTheContext() {
        var id = started("One?");
        interviewer.says("Two?", "Again?", "And now?");
        say(id, "first", null);

        var reset = say(id, "/reset", null);
        say(id, "anew", null);

        assertThat(reset.turn().reply()).isEqualTo(new Reply.Question(1, QUESTIONS, "Again?"));
        assertThat(interviewer.asked().get(2).soFar()).isEmpty();
        assertThat(interviewer.asked().getLast().soFar())
                .extracting(Answered::answer)
                .containsExactly("anew");
        assertThat(messages(id)).containsExactly("first", "/reset", "anew");
        assertRefused(ProblemCode.NOTHING_TO_SUMMARIZE, () -> {
            interviewer.says("Once more?");
            say(id, "/reset", null);
            say(id, "/summarize", null);
        });
    }

    @Test
    void aResetIsKeptLikeAnAnswerWhenTheInterviewerFails() {
        var id = started("One?");
        interviewer.says("Two?").isUnavailable().says("Again?");
        say(id, "first", null);
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(id, "/reset", "r"));

        var said = say(id, "/reset", "r");

        assertThat(said.turn().reply()).isEqualTo(new Reply.Question(1, QUESTIONS, "Again?"));
        assertThat(stored(id).transcript().round()).isEqualTo(2);
    }

    @Test
    void anInterviewThatEndsWithoutAnAnswerIsAbandoned() {
        var id = started("One?");
        say(id, "/status", null);

        var ended = interviewing.end(patient, id);

        assertThat(ended).isInstanceOf(Interview.Abandoned.class).isEqualTo(stored(id));
        assertThat(interviewer.asked()).hasSize(1);
        assertRefused(ProblemCode.INTERVIEW_FINISHED, () -> say(id, "first", null));
    }

    @Test
    void anInterviewThatEndsWithAnswersIsSummedUp() {
        var id = started("One?");
        interviewer.says("Two?", "It hurts.");
        say(id, "first", null);

        var ended = interviewing.end(relative, id);

        assertThat(ended)
                .isEqualTo(stored(id))
                .isInstanceOfSatisfying(
                        Interview.Completed.class,
                        completed -> assertThat(completed.summary().text()).isEqualTo("It hurts."));
        assertThat(ended.transcript().turns().getLast().message()).isNull();
    }

    @Test
    void whatIsOverStaysAsItIsWhenItEndsAgain() {
        var completed = completed();
        var abandoned = started("One?");
        var before = interviewing.end(patient, abandoned);
        clinic.clock().advance(Duration.ofMinutes(1));

        assertThat(interviewing.end(patient, abandoned)).isEqualTo(before);
        assertThat(interviewing.end(patient, completed)).isEqualTo(stored(completed));
    }

    @Test
    void anEndThatTheInterviewerFailsAtIsAskedForAgain() {
        var id = started("One?");
        interviewer.says("Two?").isUnavailable().says("It hurts.");
        say(id, "first", null);
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> interviewing.end(patient, id));
        assertRefused(ProblemCode.ANSWER_PENDING, () -> say(id, "second", null));

        var ended = interviewing.end(patient, id);

        assertThat(ended).isInstanceOf(Interview.Completed.class);
        assertThat(messages(id)).containsExactly("first");
    }

    @Test
    void anEndTakesAKeptAnswerAlong() {
        var id = started("One?");
        interviewer.isUnavailable().says("It hurts.");
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(id, "first", "a"));

        var ended = interviewing.end(patient, id);

        assertThat(ended).isInstanceOf(Interview.Completed.class);
        assertThat(interviewer.asked().getLast().soFar())
                .extracting(Answered::answer)
                .containsExactly("first");
        var again = say(id, "first", "a");
        assertThat(again.repeated()).isTrue();
        assertThat(again.turn().reply()).isEqualTo(new Reply.Summary("It hurts."));
    }

    @Test
    void anAnswerDuringWhichTheInterviewEndsGetsTheSummary() {
        var id = started("One?");
        interviewer.saysAfter(() -> interviewing.end(relative, id), "Too late?").says("It hurts.");

        var said = say(id, "first", "a");

        assertThat(said.turn().reply()).isEqualTo(new Reply.Summary("It hurts."));
        assertThat(said.repeated()).isTrue();
        assertThat(messages(id)).containsExactly("first");
    }

    @Test
    void aQuestionIsNotTakenForTheSummaryThatWaits() {
        var id = started("One?");
        interviewer
                .saysAfter(
                        () -> assertRefused(ProblemCode.AI_UNAVAILABLE, () -> interviewing.end(relative, id)),
                        "Too late?")
                .isUnavailable();

        assertRefused(ProblemCode.CONCURRENT_CHANGE, () -> say(id, "first", "a"));

        assertThat(waiting(id).text()).isEqualTo("first");
        assertThat(stored(id).transcript().turns()).hasSize(1);
    }

    @Test
    void whoLosesAccessMeanwhileHearsNothingAndTheAnswerIsKept() {
        var kinship = strangersKinship();
        var stranger = clinic.actor(Who.STRANGER);
        interviewer.says("One?");
        var id = interviewing.start(stranger, clinic.patient(), null).opening().id();
        interviewer.saysAfter(() -> clinic.fixtures().removed(kinship), "Two?").says("Two, please?");

        assertNotFound(() -> interviewing.say(stranger, id, message("first", "a")));

        assertThat(waiting(id).text()).isEqualTo("first");
        assertThat(interviewing
                        .resume(patient, id)
                        .transcript()
                        .turns()
                        .getLast()
                        .reply())
                .isEqualTo(new Reply.Question(2, QUESTIONS, "Two, please?"));
    }

    @Test
    void theInterviewGoesOnAfterItsDoctorHasLeft() {
        var assignment = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());
        var chat = clinic.fixtures()
                .chat(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient())
                .id();
        interviewer.says("One?", "Two?");
        var id = interviewing.start(patient, null, chat).opening().id();

        clinic.fixtures().removed(assignment);

        assertThat(say(id, "first", null).turn().reply()).isEqualTo(new Reply.Question(2, QUESTIONS, "Two?"));
    }

    private AiSessionId started(String firstQuestion) {
        interviewer.says(firstQuestion);
        return interviewing.start(patient, null, clinic.chat()).opening().id();
    }

    private AiSessionId completed() {
        var id = started("One?");
        interviewer.says("Two?", "It hurts.");
        say(id, "first", null);
        say(id, "/summarize", null);
        return id;
    }

    private Said say(AiSessionId id, String text, @Nullable String name) {
        return interviewing.say(patient, id, message(text, name));
    }

    private static SessionMessage message(String text, @Nullable String name) {
        return new SessionMessage(text, name == null ? null : new ClientMessageId(name));
    }

    private Kinship strangersKinship() {
        return clinic.fixtures().related(clinic.actor(Who.STRANGER).user(), clinic.patient(), Relation.CHILD);
    }

    private Interview stored(AiSessionId id) {
        return stores.transactions()
                .inTransaction(() -> stores.interviews().find(id))
                .map(Interview.class::cast)
                .orElseThrow();
    }

    private SessionMessage waiting(AiSessionId id) {
        if (stored(id) instanceof Interview.AwaitingReply waiting && waiting.pending() != null) {
            return waiting.pending();
        }
        throw new AssertionError("no message is kept");
    }

    /** What was said, without the turns in which nobody but the interviewer spoke. */
    private List<String> messages(AiSessionId id) {
        return stored(id).transcript().turns().stream()
                .map(Turn::message)
                .<String>mapMulti((text, next) -> {
                    if (text != null) {
                        next.accept(text);
                    }
                })
                .toList();
    }

    private int sessions() {
        var records = new InterviewRecords(
                stores.interviews(), stores.careTeams(), stores.chats(), stores.audited(clinic.clock()));
        return records.list(clinic.admin(), new AiSessionFilter(null, null, null), PageRequest.first())
                .items()
                .size();
    }
}
