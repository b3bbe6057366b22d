package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.port.Documents.Scope;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.Patient;
import java.util.Optional;

/** A document is seen by whoever sees, at this moment, the entry or the chat that it belongs to. */
final class DocumentAccess {
    private final CaseHistoryAccess histories;
    private final Chats chats;
    private final MessageLog log;

    DocumentAccess(CareTeams careTeams, Chats chats, MessageLog log) {
        this.histories = new CaseHistoryAccess(careTeams);
        this.chats = chats;
        this.log = log;
    }

    /** A patient some of whose documents the actor may see; {@link #scopeOf} says which. */
    Patient requireReadable(Actor actor, Optional<Patient> found) {
        return histories.requireReadable(actor, found);
    }

    /** Which documents of a patient within reach the actor may see. */
    Scope scopeOf(Actor actor) {
        return actor instanceof Actor.Doctor doctor ? new Scope.OfDoctor(doctor.self()) : new Scope.All();
    }

    /** A document that the actor may see. */
    Document requireReadableDocument(Actor actor, Optional<Document> found) {
        return CaseHistoryAccess.requireClinical(actor, found.filter(document -> sees(actor, document)), "document");
    }

    private boolean sees(Actor actor, Document document) {
        return histories.reaches(actor, document.patient()) && seesParent(actor, document.parent());
    }

    private boolean seesParent(Actor actor, Document.Parent parent) {
        return switch (parent) {
            case Document.Parent.OfEntry _ -> true;
            case Document.Parent.OfMessage sent ->
                !(actor instanceof Actor.Doctor doctor) || isInChatOf(doctor.self(), sent.message());
        };
    }

    private boolean isInChatOf(DoctorId doctor, MessageId message) {
        return log.find(message)
                .flatMap(found -> chats.find(found.chat()))
                .map(Chat::doctor)
                .filter(doctor::equals)
                .isPresent();
    }
}
