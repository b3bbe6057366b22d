package dev.doctorpatient.application.conversation;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats.Scope;
import dev.doctorpatient.application.conversation.port.MessageFeed.Audience;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatClosed;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.util.Optional;

/**
 * A chat belongs to its doctor, while they treat the patient, and to everybody who acts for the patient. Administrators see that it
 * exists and not what is said; hospitals have nothing to do with chats.
 */
final class ConversationAccess {
    private final CareTeams careTeams;

    ConversationAccess(CareTeams careTeams) {
        this.careTeams = careTeams;
    }

    /** The actor's place in a chat in which they may take part. */
    Seat requireSeat(Actor actor, Optional<Chat> found) {
        return requireSeat(actor, found, "chat");
    }

    /** The same for something that is in the chat, and is missing if the chat is. */
    Seat requireSeat(Actor actor, Optional<Chat> found, String what) {
        return switch (actor) {
            case Actor.Doctor doctor ->
                new Seat(
                        found.filter(chat -> chat.doctor().equals(doctor.self()) && isOpen(chat))
                                .orElseThrow(() -> new NotFound(what)),
                        Side.DOCTOR);
            case Actor.PatientUser user ->
                new Seat(
                        found.filter(chat -> careTeams.isRelated(user.user(), chat.patient()))
                                .orElseThrow(() -> new NotFound(what)),
                        Side.PATIENT);
            case Actor.Administrator administrator -> {
                if (found.isEmpty()) {
                    throw new NotFound(what);
                }
                throw administrator.refusalToTakePart();
            }
            case Actor.Hospital _ -> throw hospitals();
        };
    }

    /** The actor's place in a chat, and who hears what they do there. */
    record Entered(Seat seat, Audience audience) {}

    /** The same as {@link #requireSeat}, with the {@linkplain #audienceOf audience}: asked for every frame, and so at once. */
    Entered requireEntry(Actor actor, Optional<Chat> found) {
        if (found.isEmpty() || actor instanceof Actor.Administrator || actor instanceof Actor.Hospital) {
            var seat = requireSeat(actor, found);
            return new Entered(seat, audienceOf(seat.chat()));
        }
        var chat = found.get();
        var circle = careTeams.circle(chat.doctor(), chat.patient());
        var audience = new Audience(circle.assigned() ? chat.doctor() : null, circle.relatives());
        if (!audience.includes(actor)) {
            throw new NotFound("chat");
        }
        return new Entered(new Seat(chat, actor instanceof Actor.Doctor ? Side.DOCTOR : Side.PATIENT), audience);
    }

    /** The same in a chat in which something can be sent. */
    Seat requireWritable(Actor actor, Optional<Chat> found) {
        var seat = requireSeat(actor, found);
        if (!isOpen(seat.chat())) {
            throw new ChatClosed();
        }
        return seat;
    }

    /** A chat whose content the actor may read. */
    Chat requireReadable(Actor actor, Optional<Chat> found) {
        if (actor instanceof Actor.Administrator administrator) {
            var chat = found.orElseThrow(ConversationAccess::missing);
            administrator.requireBrokenGlass();
            return chat;
        }
        return requireSeat(actor, found).chat();
    }

    /** Whether the actor is shown what was said in a chat of which they know. */
    static boolean seesContent(Actor actor) {
        return !(actor instanceof Actor.Administrator administrator) || administrator.glass() != null;
    }

    /** A chat of which the actor may know that it exists. */
    Chat requireVisible(Actor actor, Optional<Chat> found) {
        return actor instanceof Actor.Administrator
                ? found.orElseThrow(ConversationAccess::missing)
                : requireSeat(actor, found).chat();
    }

    /** Checks that the actor may open the chat of these two. References to what they may not know look like missing ones. */
    void requireOpening(Actor actor, DoctorId doctor, PatientId patient) {
        switch (actor) {
            case Actor.Administrator _ -> {}
            case Actor.Doctor self -> {
                if (!careTeams.isAssigned(self.self(), patient)) {
                    throw Invalid.reference("patient_id");
                }
                if (!self.self().equals(doctor)) {
                    throw NotAllowed.because("A doctor opens their own chats only");
                }
            }
            case Actor.PatientUser user -> {
                if (!careTeams.isRelated(user.user(), patient)) {
                    throw Invalid.reference("patient_id");
                }
            }
            case Actor.Hospital _ -> throw hospitals();
        }
        if (!careTeams.isAssigned(doctor, patient)) {
            throw Invalid.rule(ProblemCode.NOT_MAPPED, "The doctor does not treat the patient");
        }
    }

    Scope scopeOf(Actor actor) {
        return switch (actor) {
            case Actor.Administrator _ -> new Scope.All();
            case Actor.Doctor doctor -> new Scope.OfDoctor(doctor.self());
            case Actor.PatientUser user -> new Scope.OfRelatives(user.user());
            case Actor.Hospital _ -> throw hospitals();
        };
    }

    /** Who may hear what happens in a chat now. */
    Audience audienceOf(Chat chat) {
        var circle = careTeams.circle(chat.doctor(), chat.patient());
        return new Audience(circle.assigned() ? chat.doctor() : null, circle.relatives());
    }

    private boolean isOpen(Chat chat) {
        return careTeams.isAssigned(chat.doctor(), chat.patient());
    }

    private static NotFound missing() {
        return new NotFound("chat");
    }

    private static NotAllowed hospitals() {
        return NotAllowed.because("Hospitals have no part in chats");
    }
}
