package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.interview.Redaction;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Beginning AI sessions: the interviews of patients, and the consultations of doctors. */
public final class SessionOpening {
    private final AiSessions sessions;
    private final Interviewers interviewers;
    private final InterviewAccess access;
    private final Chats chats;
    private final Leaving leaving;
    private final int totalQuestions;
    private final RateLimits limits;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports; new interviews have so many questions. */
    public SessionOpening(
            AiSessions sessions,
            Interviewers interviewers,
            CareTeams careTeams,
            Chats chats,
            InterviewObserver observer,
            int totalQuestions,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.sessions = sessions;
        this.interviewers = interviewers;
        this.access = new InterviewAccess(careTeams, chats);
        this.chats = chats;
        this.leaving = new Leaving(sessions, interviewers, observer, clock);
        this.totalQuestions = totalQuestions;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Begins an interview with its first question. A chat has one open interview at most: the one before is over then, with a summary of
     * what was said in it.
     *
     * @param patient whom it is about; null: the chat's patient, else the actor's own profile
     * @param chat the chat whose doctor may read it; null: none may
     * @throws dev.doctorpatient.domain.shared.TooManyRequests if the user asks the interviewer too often
     * @throws dev.doctorpatient.domain.shared.Unavailable {@code ai_unavailable}; nothing has changed then
     */
    public Interview startInterview(Actor actor, @Nullable PatientId patient, @Nullable ChatId chat) {
        limits.count(Quota.AI_REQUEST, actor.user());
        return transactions.perform(actor, Deed.create(ResourceType.AI_SESSION), trace -> {
            var user = access.requirePatientUser(actor);
            var opening = transactions.inTransaction(() -> new Opening(
                    AiSessionId.next(),
                    access.requireSubject(user, patient, chat),
                    user.user(),
                    chat,
                    totalQuestions,
                    clock.instant()));
            trace.at(opening.id().value());
            trace.about(opening.patient());
            var first = interviewers.word(
                    new Interviewers.Matter(
                            Interview.firstQuestion(opening), List.of(), null, new Redaction(List.of())),
                    _ -> {});
            return transactions.inTransaction(() -> {
                var subject = access.requireSubject(user, patient, chat); // what was allowed may have ended meanwhile
                if (!subject.equals(opening.patient())) {
                    throw moved();
                }
                openIn(chat).forEach(leaving::leave);
                var interview = Interview.begin(opening, first);
                sessions.add(interview);
                trace.done();
                return interview;
            });
        });
    }

    /**
     * Begins a doctor's consultation of the assistant about a patient whom they treat.
     *
     * @param patient whom it is about; null: the chat's patient
     * @param chat a chat of the doctor's own; null: none
     * @param sources what of the patient's record the assistant may know
     */
    public Consultation startConsultation(
            Actor actor, @Nullable PatientId patient, @Nullable ChatId chat, Set<Consultation.Source> sources) {
        limits.count(Quota.AI_REQUEST, actor.user());
        return transactions.inTransaction(actor, Deed.create(ResourceType.AI_SESSION), trace -> {
            var doctor = access.requireDoctor(actor);
            var subject = access.requireTreated(doctor, patient, chat);
            var opening = new Opening(AiSessionId.next(), subject, doctor.user(), chat, 0, clock.instant());
            var consultation = Consultation.begin(opening, sources);
            sessions.add(consultation);
            trace.at(opening.id().value());
            return consultation;
        });
    }

    private List<AiSession> openIn(@Nullable ChatId chat) {
        return Optional.ofNullable(chat)
                .flatMap(chats::lock)
                .map(locked -> sessions.openIn(locked.id()))
                .orElse(List.of())
                .stream()
                .flatMap(open -> sessions.lock(open.opening().id()).stream())
                .toList();
    }

    private static Conflict moved() {
        return new Conflict(ProblemCode.CONCURRENT_CHANGE, "The interview has moved on; read it again");
    }
}
