package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.port.AiSessions.Scope;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatClosed;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An interview belongs to those who act for its patient. The doctor of the chat that it is linked to reads it while they treat the
 * patient. A consultation belongs to its doctor alone, while they treat its patient. Administrators see that sessions exist and not what
 * was said; hospitals have nothing to do with them.
 */
final class InterviewAccess {
    private final CareTeams careTeams;
    private final Chats chats;

    InterviewAccess(CareTeams careTeams, Chats chats) {
        this.careTeams = careTeams;
        this.chats = chats;
    }

    /**
     * Leaves in the trace whom a session is about; not of a consultation, for patients read who looked at what is theirs, and are never to
     * learn of it.
     */
    static Optional<AiSession> traced(Trace trace, Optional<AiSession> found) {
        found.filter(Interview.class::isInstance)
                .map(session -> session.opening().patient())
                .ifPresent(trace::about);
        return found;
    }

    /** Checks that only those who may answer for patients go on. */
    Actor.PatientUser requirePatientUser(Actor actor) {
        return switch (actor) {
            case Actor.PatientUser user -> user;
            case Actor.Doctor _, Actor.Hospital _, Actor.Administrator _ ->
                throw NotAllowed.because("Interviews are for patients");
        };
    }

    /**
     * The patient that an interview is to be about: the named one, else the chat's, else the actor's own.
     *
     * @throws Invalid naming a reference that does not exist or that the actor may not know
     * @throws ChatClosed if the chat's doctor no longer treats the patient
     */
    PatientId requireSubject(Actor.PatientUser user, @Nullable PatientId named, @Nullable ChatId chatId) {
        var wanted = named == null && chatId == null ? user.self() : named;
        if (wanted != null && !careTeams.isRelated(user.user(), wanted)) {
            throw Invalid.reference("patient_id");
        }
        if (chatId == null) {
            return Objects.requireNonNull(wanted);
        }
        var chat = chats.find(chatId)
                .filter(known -> careTeams.isRelated(user.user(), known.patient()))
                .orElseThrow(() -> Invalid.reference("chat_id"));
        if (named != null && !named.equals(chat.patient())) {
            throw Invalid.field("patient_id", "is not the patient of the chat");
        }
        if (!careTeams.isAssigned(chat.doctor(), chat.patient())) {
            throw new ChatClosed();
        }
        return chat.patient();
    }

    /** Checks that only doctors go on. */
    Actor.Doctor requireDoctor(Actor actor) {
        return switch (actor) {
            case Actor.Doctor doctor -> doctor;
            case Actor.PatientUser _, Actor.Hospital _, Actor.Administrator _ ->
                throw NotAllowed.because("The assistant is for doctors");
        };
    }

    /**
     * The patient that a consultation is to be about: the named one, else the chat's. The doctor treats them now.
     *
     * @throws Invalid naming a reference that is missing, does not exist or that the doctor may not know
     */
    PatientId requireTreated(Actor.Doctor doctor, @Nullable PatientId named, @Nullable ChatId chatId) {
        var chat = Optional.ofNullable(chatId).map(id -> chats.find(id)
                .filter(known -> known.doctor().equals(doctor.self()))
                .filter(known -> careTeams.isAssigned(doctor.self(), known.patient()))
                .orElseThrow(() -> Invalid.reference("chat_id")));
        if (named != null && !careTeams.isAssigned(doctor.self(), named)) {
            throw Invalid.reference("patient_id");
        }
        if (chat.isPresent() && named != null && !named.equals(chat.get().patient())) {
            throw Invalid.field("patient_id", "is not the patient of the chat");
        }
        return chat.map(Chat::patient)
                .or(() -> Optional.ofNullable(named))
                .orElseThrow(() -> Invalid.field("patient_id", "is required"));
    }

    /** A session that the actor may take part in: an interview of their patient, or a consultation of their own. */
    AiSession requireOwn(Actor actor, Optional<AiSession> found) {
        var session = requireVisible(actor, found);
        if (actor instanceof Actor.Administrator administrator) {
            throw administrator.refusalToTakePart();
        }
        if (session instanceof Interview) {
            requirePatientUser(actor);
        }
        return session;
    }

    /** The same, for what patients' users alone do. */
    AiSession requireOwnInterview(Actor actor, Optional<AiSession> found) {
        var session = requireOwn(actor, found);
        requirePatientUser(actor);
        return session;
    }

    /** An interview that the actor reads as the doctor of its chat. */
    AiSession requireTreatedInterview(Actor actor, Optional<AiSession> found) {
        var session = requireVisible(actor, found);
        if (actor instanceof Actor.Administrator administrator) {
            throw administrator.refusalToTakePart();
        }
        if (!(actor instanceof Actor.Doctor)) {
            throw NotAllowed.because("This is for the doctor of the interview's chat");
        }
        return session;
    }

    /** A session whose content the actor may read. */
    AiSession requireReadable(Actor actor, Optional<AiSession> found) {
        var session = requireVisible(actor, found);
        if (actor instanceof Actor.Administrator administrator) {
            administrator.requireBrokenGlass();
        }
        return session;
    }

    /** A session of which the actor may know that it exists. */
    AiSession requireVisible(Actor actor, Optional<AiSession> found) {
        if (actor instanceof Actor.Hospital) {
            throw hospitals(); // also for one that is missing: the difference would tell which exist
        }
        return found.filter(session -> sees(actor, session)).orElseThrow(() -> new NotFound("AI session"));
    }

    Scope scopeOf(Actor actor) {
        return switch (actor) {
            case Actor.Administrator _ -> new Scope.All();
            case Actor.Doctor doctor -> new Scope.OfDoctor(doctor.self(), doctor.user());
            case Actor.PatientUser user -> new Scope.OfRelatives(user.user());
            case Actor.Hospital _ -> throw hospitals();
        };
    }

    /** Whether the actor may see what was said, and not only that something was. */
    static boolean seesContent(Actor actor) {
        return !(actor instanceof Actor.Administrator administrator) || administrator.glass() != null;
    }

    /** Whether the actor has a part in a session and may read what was said. */
    boolean reads(Actor actor, AiSession session) {
        return seesContent(actor) && sees(actor, session);
    }

    private boolean sees(Actor actor, AiSession session) {
        return switch (session) {
            case Interview interview -> seesInterview(actor, interview.opening());
            case Consultation consultation -> seesConsultation(actor, consultation.opening());
        };
    }

    /** The patient's side never learns of it. */
    private boolean seesConsultation(Actor actor, Opening opening) {
        return switch (actor) {
            case Actor.Administrator _ -> true;
            case Actor.Doctor doctor ->
                opening.user().equals(doctor.user()) && careTeams.isAssigned(doctor.self(), opening.patient());
            case Actor.PatientUser _, Actor.Hospital _ -> false;
        };
    }

    private boolean seesInterview(Actor actor, Opening opening) {
        return switch (actor) {
            case Actor.Administrator _ -> true;
            case Actor.PatientUser user -> careTeams.isRelated(user.user(), opening.patient());
            case Actor.Doctor doctor ->
                Optional.ofNullable(opening.chat())
                        .flatMap(chats::find)
                        .map(Chat::doctor)
                        .filter(doctor.self()::equals)
                        .filter(self -> careTeams.isAssigned(self, opening.patient()))
                        .isPresent();
            case Actor.Hospital _ -> false;
        };
    }

    private static NotAllowed hospitals() {
        return NotAllowed.because("Hospitals have no part in interviews");
    }
}
