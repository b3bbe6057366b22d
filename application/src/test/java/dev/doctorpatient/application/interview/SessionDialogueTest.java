package dev.doctorpatient.application.interview;

import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.interview.SessionDialogue.Listener;
import dev.doctorpatient.application.interview.SessionDialogue.Said;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.application.interview.port.MedicalAssistant;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.Interviewing;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Background;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Consultation.Source;
import dev.doctorpatient.domain.interview.Exchange;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.redflag.RedFlag;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.RecordingRateLimits;
import dev.doctorpatient.testing.ScriptedReplies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes beyond questions and answers: warnings, files, one open interview a chat, and the consultations of doctors. */
class SessionDialogueTest {
    private static final String WARNED = "warned: Call 112 now if this is happening.";

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final ScriptedReplies interviewer = new ScriptedReplies(stores.transactions());
    private final List<MedicalAssistant.Inquiry> inquiries = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private boolean assistantIsDown;

    private final MedicalAssistant assistant = (inquiry, pieces) -> answered(inquiry, pieces);
    private final InterviewObserver observer = new InterviewObserver() {
        @Override
        public void completed(Interview.Completed interview) {
            log.add("completed");
        }

        @Override
        public void abandoned(Interview.Abandoned interview) {
            log.add("abandoned: " + interview.result().orElseThrow().text());
        }

        @Override
        public void redFlagsRaised(Interview interview, List<RedFlag> flags) {
            flags.forEach(flag -> log.add(flag.name() + ": " + flag.words()));
        }
    };
    private final Listener listener = new Listener() {
        @Override
        public void hears(String piece) {
            log.add("piece: " + piece);
        }

        @Override
        public void isWarned(Reply.Notice notice) {
            log.add("warned: " + notice.text());
        }
    };
    private final Interviewing interviewing =
            new Interviewing(clinic, List.of(interviewer), List.of(assistant), 2, new RecordingRateLimits(), observer);
    private final Actor patient = clinic.actor(Who.PATIENT);
    private final Actor doctor = clinic.actor(Who.DOCTOR);

    private Wording answered(MedicalAssistant.Inquiry inquiry, Consumer<String> pieces) {
        stores.transactions().requireNoTransaction();
        inquiries.add(inquiry);
        if (assistantIsDown) {
            throw new Unavailable(ProblemCode.AI_UNAVAILABLE, "down", Duration.ofSeconds(5));
        }
        pieces.accept("Two ");
        pieces.accept("weeks.");
        return new Wording("Two weeks.", "openai", "gpt");
    }

    @Test
    void anAlarmingAnswerWarnsThePatientAndTellsTheDoctorBeforeTheReply() {
        var id = started(clinic.chat());
        interviewer.says("Since when?");

        var said = say(patient, id, "I cannot breathe at all", null);

        assertThat(log)
                .containsExactly(
                        "severe_breathlessness: I cannot breathe at all", "warned: Call 112 now if this is happening.");
        assertThat(said.turn().reply()).isEqualTo(new Reply.Question(2, 2, "Since when?"));
        assertThat(said.session().transcript().turns())
                .extracting(Turn::reply)
                .contains(new Reply.Notice("Call 112 now if this is happening."));
        assertThat(said.session().transcript().answered()).hasSize(1);
    }

    @Test
    void theWarningComesAlsoWhenNobodyAnswersAndTheDoctorIsToldOnce() {
        var id = started(clinic.chat());
        interviewer.isUnavailable().says("Since when?");

        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(patient, id, "I cannot breathe", "a"));
        assertThat(log).hasSize(2);
        log.clear();

        assertThat(say(patient, id, "I cannot breathe", "a").turn().message()).isEqualTo("I cannot breathe");
        assertThat(say(patient, id, "I cannot breathe", "a").repeated()).isTrue();
        assertThat(log).as("told again, and raised no more").containsExactly(WARNED, WARNED);
    }

    @Test
    void whatCannotBeTakenMayAlsoTellOfAnEmergency() {
        var id = started(clinic.chat());
        interviewer.isUnavailable().says("As it is.");
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(patient, id, "A cough", "a"));

        assertRefused(ProblemCode.ANSWER_PENDING, () -> say(patient, id, "I cannot breathe", "b"));
        assertThat(log).containsExactly("severe_breathlessness: I cannot breathe", WARNED);
        log.clear();
        interviewing.end(patient, id);
        log.clear();

        assertRefused(ProblemCode.INTERVIEW_FINISHED, () -> say(patient, id, "Now I cannot breathe", "c"));
        assertThat(log).hasSize(2).contains(WARNED);
        assertThat(stored(id).stage()).isEqualTo(AiSessionStage.COMPLETED);
        assertThat(stored(id).transcript().turns())
                .extracting(Turn::reply)
                .contains(new Reply.Notice("Call 112 now if this is happening."));
    }

    @Test
    void aCommandOrAHarmlessAnswerWarnsNobody() {
        var id = started(clinic.chat());
        interviewer.says("Since when?");

        say(patient, id, "/help", null);
        say(patient, id, "A cough", null);

        assertThat(log).isEmpty();
    }

    @Test
    void aFileIsNotedByItsNameAndIsNoAnswer() {
        var id = started(clinic.chat());

        var said = interviewing.dialogue().mention(patient, id, new FileName("rash.png"));

        assertThat(said.turn().reply().text()).contains("rash.png");
        assertThat(stored(id).transcript().answered()).isEmpty();
        assertThat(stored(id).transcript().turns()).hasSize(2);
        interviewing.end(patient, id);
        assertRefused(
                ProblemCode.INTERVIEW_FINISHED,
                () -> interviewing.dialogue().mention(patient, id, new FileName("rash.png")));
    }

    @Test
    void aChatHasOneOpenInterviewAndTheOneBeforeKeepsWhatWasSaid() {
        var first = started(clinic.chat());
        interviewer.says("Since when?");
        say(patient, first, "A cough", null);
        var second = started(clinic.chat());
        var third = started(clinic.chat());
        var apart = started(null);

        assertThat(stored(first)).isInstanceOfSatisfying(Interview.Abandoned.class, over -> assertThat(over.result())
                .hasValueSatisfying(summary -> assertThat(summary.text()).isEqualTo("As scripted.")));
        assertThat(stored(second)).isInstanceOfSatisfying(Interview.Abandoned.class, over -> assertThat(over.result())
                .isEmpty());
        assertThat(stored(third).stage()).isEqualTo(AiSessionStage.IN_PROGRESS);
        assertThat(stored(apart).stage()).isEqualTo(AiSessionStage.IN_PROGRESS);
        assertThat(log).containsExactly("abandoned: As scripted.");
        assertRefused(ProblemCode.INTERVIEW_FINISHED, () -> say(patient, first, "More", null));
    }

    @Test
    void anInterviewThatCannotBeginLeavesTheOneBeforeAlone() {
        var first = started(clinic.chat());
        interviewer.isUnavailable();

        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> interviewing.start(patient, null, clinic.chat()));

        assertThat(stored(first).stage()).isEqualTo(AiSessionStage.IN_PROGRESS);
    }

    @Test
    void aDoctorAsksAndIsAnswered() {
        var id = consulted(Set.of());

        var said = say(doctor, id, "Since when?", "q1");

        assertThat(said.turn().reply()).isEqualTo(new Reply.Answer("Two weeks."));
        assertThat(said.turn().origin())
                .satisfies(origin -> assertThat(origin.provider()).isEqualTo("openai"));
        assertThat(log).containsExactly("piece: Two", "piece:  weeks.");
        assertThat(say(doctor, id, "Since when?", "q1").repeated()).isTrue();
        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> say(doctor, id, "And now?", "q1"));
        assertThat(inquiries).hasSize(1);

        say(doctor, id, "And the arm?", null);
        assertThat(inquiries.getLast().soFar()).containsExactly(new Exchange("Since when?", "Two weeks."));
        assertThat(inquiries.getLast().background()).isEmpty();
    }

    @Test
    void theAssistantKnowsOfTheRecordWhatTheDoctorIncludesAndNoNames() {
        var name = nameOfPatient();
        var interview = started(clinic.chat());
        interviewer.says("Since when?", "A cough since Monday.");
        say(patient, interview, "A cough", null);
        interviewing.end(patient, interview);
        stores.transactions().runInTransaction(() -> stores.caseHistories()
                .add(CaseHistory.create(
                        clinic.patient(),
                        new CaseSummary("Asthma of " + name),
                        null,
                        doctor.user(),
                        clinic.clock().instant())));

        say(doctor, consulted(Set.of()), "What of it, " + name + "?", null);
        say(doctor, consulted(Set.of(Source.INTERVIEWS)), "What?", null);
        say(doctor, consulted(Set.of(Source.INTERVIEWS, Source.CASE_HISTORIES)), "What?", null);

        assertThat(inquiries)
                .extracting(inquiry ->
                        inquiry.background().stream().map(Background::text).toList())
                .satisfiesExactly(
                        none -> assertThat(none).isEmpty(),
                        one -> assertThat(one).containsExactly("A cough since Monday."),
                        both -> assertThat(both).hasSize(2).noneSatisfy(text -> assertThat(text)
                                .contains(name)));
        assertThat(inquiries.getFirst().question()).doesNotContain(name).contains("[name]");
    }

    @Test
    void aQuestionIsKeptUntilItIsAnswered() {
        var id = consulted(Set.of());
        assistantIsDown = true;
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(doctor, id, "Since when?", "q1"));
        assertRefused(ProblemCode.ANSWER_PENDING, () -> say(doctor, id, "Something else", "q2"));
        assistantIsDown = false;

        var resumed = interviewing.dialogue().resume(doctor, id, listener);

        assertThat(resumed).hasValueSatisfying(said -> {
            assertThat(said.turn().message()).isEqualTo("Since when?");
            assertThat(said.turn().clientMessageId()).isEqualTo(new ClientMessageId("q1"));
        });
        assertThat(interviewing.dialogue().resume(doctor, id, listener)).isEmpty();
        assertThat(stored(id).transcript().exchanges()).hasSize(1);
    }

    @Test
    void commandsOfADoctorAskNobody() {
        var id = consulted(Set.of());
        say(doctor, id, "Since when?", null);

        assertThat(say(doctor, id, "/help", null).turn().reply().text()).contains("/reset");
        assertThat(say(doctor, id, "/status", null).turn().reply().text()).contains("waits for your question");
        assertThat(say(doctor, id, "/summarize", null).turn().reply().text()).contains("no such command");
        assertThat(say(doctor, id, "/dance", null).turn().reply().text()).contains("no such command");
        say(doctor, id, "/reset", null);
        say(doctor, id, "And now?", null);

        assertThat(inquiries).hasSize(2);
        assertThat(inquiries.getLast().soFar()).isEmpty();
    }

    @Test
    void aConsultationEndsCompletedOrIfNothingWasAskedAbandoned() {
        var used = consulted(Set.of());
        say(doctor, used, "Since when?", null);
        var unused = consulted(Set.of());

        assertThat(interviewing.dialogue().end(doctor, used).stage()).isEqualTo(AiSessionStage.COMPLETED);
        assertThat(interviewing.dialogue().end(doctor, unused).stage()).isEqualTo(AiSessionStage.ABANDONED);
        assertRefused(ProblemCode.INTERVIEW_FINISHED, () -> say(doctor, used, "More?", null));
        assertThat(say(doctor, used, "/status", null).turn().reply().text()).contains("over");
    }

    @Test
    void aQuestionThatWaitsAtTheEndStaysOnRecord() {
        var id = consulted(Set.of());
        assistantIsDown = true;
        assertRefused(ProblemCode.AI_UNAVAILABLE, () -> say(doctor, id, "Since when?", "q1"));

        var ended = interviewing.dialogue().end(doctor, id);

        assertThat(ended.transcript().turns()).extracting(Turn::message).containsExactly("Since when?");
        assertThat(ended).isInstanceOf(Consultation.Ended.class);
    }

    @Test
    void thePatientsSideNeverLearnsOfAConsultation() {
        var id = consulted(Set.of());

        assertNotFound(() -> say(patient, id, "Hello?", null));
        assertNotFound(() -> say(clinic.actor(Who.RELATIVE), id, "Hello?", null));
        assertNotFound(() -> say(clinic.actor(Who.OTHER_DOCTOR), id, "Hello?", null));
    }

    private String nameOfPatient() {
        return stores.transactions().inTransaction(() -> stores.patients()
                .find(clinic.patient())
                .orElseThrow()
                .profile()
                .name());
    }

    private AiSessionId started(@Nullable ChatId chat) {
        interviewer.says("What brings you here?");
        return interviewing.start(patient, null, chat).opening().id();
    }

    private AiSessionId consulted(Set<Source> sources) {
        return interviewing
                .opening()
                .startConsultation(doctor, clinic.patient(), null, sources)
                .opening()
                .id();
    }

    private Said say(Actor actor, AiSessionId id, String text, @Nullable String name) {
        return interviewing
                .dialogue()
                .say(actor, id, new SessionMessage(text, name == null ? null : new ClientMessageId(name)), listener);
    }

    private AiSession stored(AiSessionId id) {
        return stores.transactions()
                .inTransaction(() -> stores.interviews().find(id))
                .orElseThrow();
    }
}
