package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.port.AiSessions.Scope;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatClosed;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An interview belongs to those who act for its patient. The doctor of the chat that it is linked to reads it while they treat the
 * patient; administrators see that it exists and not what was said; hospitals have nothing to do with it.
 */
final class InterviewAccess {
    private final CareTeams careTeams;
    private final Chats chats;

    InterviewAccess(CareTeams careTeams, Chats chats) {
        this.careTeams = careTeams;
        this.chats = chats;
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

    /** An interview that the actor may take part in. */
    Interview requireOwn(Actor actor, Optional<Interview> found) {
        var interview = requireVisible(actor, found);
        if (actor instanceof Actor.Administrator administrator) {
            throw administrator.refusalToTakePart();
        }
        requirePatientUser(actor);
        return interview;
    }

    /** An interview whose content the actor may read. */
    Interview requireReadable(Actor actor, Optional<Interview> found) {
        var interview = requireVisible(actor, found);
        if (actor instanceof Actor.Administrator administrator) {
            administrator.requireBrokenGlass();
        }
        return interview;
    }

    /** An interview of which the actor may know that it exists. */
    Interview requireVisible(Actor actor, Optional<Interview> found) {
        if (actor instanceof Actor.Hospital) {
            throw hospitals(); // also for one that is missing: the difference would tell which exist
        }
        return found.filter(interview -> sees(actor, interview)).orElseThrow(() -> new NotFound("AI session"));
    }

    Scope scopeOf(Actor actor) {
        return switch (actor) {
            case Actor.Administrator _ -> new Scope.All();
            case Actor.Doctor doctor -> new Scope.OfDoctor(doctor.self());
            case Actor.PatientUser user -> new Scope.OfRelatives(user.user());
            case Actor.Hospital _ -> throw hospitals();
        };
    }

    /** Whether the actor may see what was said, and not only that something was. */
    static boolean seesContent(Actor actor) {
        return !(actor instanceof Actor.Administrator administrator) || administrator.glass() != null;
    }

    /** Whether the actor has a part in an interview and may read what was said. */
    boolean reads(Actor actor, Interview interview) {
        return seesContent(actor) && sees(actor, interview);
    }

    private boolean sees(Actor actor, Interview interview) {
        var opening = interview.opening();
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
