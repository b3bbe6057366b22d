package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.casehistory.port.LinkSignatures;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Links to documents for whoever cannot send a token along, such as an image in a page. A link speaks in the name of who asked for it:
 * it opens what they may see at the moment at which it is followed, and nothing once they have signed out.
 */
public final class DocumentLinks {
    /** How long a link is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /** A link's credential, and until when it is one. */
    public record SignedLink(DocumentId document, String signature, Instant until) {
        @Override
        public String toString() {
            return "SignedLink[…]";
        }
    }

    private final Documents documents;
    private final LinkSignatures signatures;
    private final DocumentAccess access;
    private final AuditedTransactions transactions;
    private final InstantSource clock;
    private final boolean offered;

    /**
     * A use case on its ports.
     *
     * @param offered whether there are links at all
     */
    public DocumentLinks(
            Documents documents,
            LinkSignatures signatures,
            CareTeams careTeams,
            Chats chats,
            MessageLog log,
            AuditedTransactions transactions,
            InstantSource clock,
            boolean offered) {
        this.documents = documents;
        this.signatures = signatures;
        this.access = new DocumentAccess(careTeams, chats, log);
        this.transactions = transactions;
        this.clock = clock;
        this.offered = offered;
    }

    /**
     * Makes a link to a document that the actor may see.
     *
     * @throws NotAllowed to administrators, whose every look needs its reason, and to everybody where no links are offered
     */
    public SignedLink make(Actor actor, SessionId session, DocumentId id) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.DOCUMENT, id.value()), trace -> {
            var found = trace.about(documents.find(id), Document::patient);
            var document = access.requireReadableDocument(actor, found);
            if (actor instanceof Actor.Administrator administrator) {
                throw administrator.refusalToTakePart();
            }
            if (!offered) {
                throw NotAllowed.because("Links to documents are switched off here");
            }
            var until = clock.instant().plus(LIFETIME);
            return new SignedLink(document.id(), signatures.sign(document.id(), actor.user(), session, until), until);
        });
    }
}
