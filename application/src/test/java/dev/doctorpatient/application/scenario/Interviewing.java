package dev.doctorpatient.application.scenario;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.interview.Assistants;
import dev.doctorpatient.application.interview.Disclosure;
import dev.doctorpatient.application.interview.Interviewers;
import dev.doctorpatient.application.interview.RedFlagWatch;
import dev.doctorpatient.application.interview.SessionDialogue;
import dev.doctorpatient.application.interview.SessionDialogue.Listener;
import dev.doctorpatient.application.interview.SessionOpening;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.application.interview.port.MedicalAssistant;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.redflag.EmergencyNotice;
import dev.doctorpatient.domain.redflag.RedFlagRules;
import dev.doctorpatient.testing.RecordingRateLimits;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The interviews of a clinic, with interviewers and assistants that a test brings along. */
public final class Interviewing {
    /** Raises one flag, for whoever cannot breathe. */
    public static final RedFlagWatch WATCH =
            new RedFlagWatch(RedFlagRules.parse("""
                    [severe_breathlessness] Severe breathlessness
                    cannot breathe
                    """), new EmergencyNotice("Call 112 now if this is happening."));

    /** What is said if nobody else has words that keep the rules. */
    public static final Interviewer SCRIPT = new Interviewer() {
        @Override
        public Wording word(Call call, Consumer<String> pieces) {
            return new Wording(
                    call.task() instanceof Task.Ask ? "What else, as scripted?" : "As scripted.", "offline", "script");
        }

        @Override
        public boolean isOffline() {
            return true;
        }
    };

    private static final Duration WITHIN = Duration.ofMinutes(1);

    /** What was said, in an interview. */
    public record Said(Turn turn, Interview interview, boolean repeated) {}

    private final Clinic clinic;
    private final SessionOpening opening;
    private final SessionDialogue dialogue;

    /** Interviews with one interviewer, who tells the clinic's announcer. */
    public Interviewing(Clinic clinic, Interviewer interviewer, int questions, RateLimits limits) {
        this(clinic, List.of(interviewer), List.of(), questions, limits, clinic.announcer());
    }

    /** The same without limits. */
    public Interviewing(Clinic clinic, Interviewer interviewer, int questions) {
        this(clinic, interviewer, questions, new RecordingRateLimits());
    }

    /** Interviews and consultations with all who may be asked, in their order. */
    public Interviewing(
            Clinic clinic,
            List<Interviewer> interviewers,
            List<MedicalAssistant> assistants,
            int questions,
            RateLimits limits,
            InterviewObserver observer) {
        this.clinic = clinic;
        var stores = clinic.stores();
        var voices = new Interviewers(interviewers, SCRIPT, WITHIN);
        this.opening = new SessionOpening(
                stores.interviews(),
                voices,
                stores.careTeams(),
                stores.chats(),
                observer,
                questions,
                limits,
                clinic.audited(),
                clinic.clock());
        this.dialogue = new SessionDialogue(
                stores.interviews(),
                voices,
                new Assistants(assistants, WITHIN),
                new Disclosure(
                        stores.patients(),
                        stores.doctors(),
                        stores.users(),
                        stores.careTeams(),
                        stores.chats(),
                        stores.interviews(),
                        stores.caseHistories()),
                WATCH,
                stores.careTeams(),
                stores.chats(),
                observer,
                limits,
                clinic.audited(),
                clinic.clock());
    }

    /** The beginning of sessions. */
    public SessionOpening opening() {
        return opening;
    }

    /** What is said in sessions. */
    public SessionDialogue dialogue() {
        return dialogue;
    }

    /** Begins an interview. */
    public Interview start(Actor actor, @Nullable PatientId patient, @Nullable ChatId chat) {
        return opening.startInterview(actor, patient, chat);
    }

    /** Says something in an interview. */
    public Said say(Actor actor, AiSessionId id, SessionMessage message) {
        var said = dialogue.say(actor, id, message, Listener.NOBODY);
        return new Said(said.turn(), (Interview) said.session(), said.repeated());
    }

    /** Ends an interview. */
    public Interview end(Actor actor, AiSessionId id) {
        return (Interview) dialogue.end(actor, id);
    }

    /** Goes on with an interview, which stays as it is if nothing waits. */
    public Interview resume(Actor actor, AiSessionId id) {
        return (Interview) dialogue.resume(actor, id, Listener.NOBODY)
                .map(SessionDialogue.Said::session)
                .orElseGet(() -> clinic.stores()
                        .transactions()
                        .inTransaction(
                                () -> clinic.stores().interviews().find(id).orElseThrow()));
    }
}
