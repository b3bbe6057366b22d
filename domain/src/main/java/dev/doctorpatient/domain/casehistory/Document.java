package dev.doctorpatient.domain.casehistory;

import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;

/**
 * A file about a patient: what is known of it. Its bytes are kept elsewhere, under its id, and never change.
 *
 * @param size in bytes, at least one
 * @param uploadedBy on whose side it was added
 * @param uploadedByUser who added it, on the patient's side perhaps a relative
 */
public record Document(
        DocumentId id,
        Parent parent,
        PatientId patient,
        FileName name,
        FileType type,
        long size,
        Sha256 digest,
        Side uploadedBy,
        UserId uploadedByUser,
        Instant uploadedAt) {
    /** What a document belongs to. Whoever may see that may see the document, and nobody else. */
    public sealed interface Parent {
        /** An entry of the patient's case history. */
        record OfEntry(CaseHistoryId entry) implements Parent {}

        /** A message in one of the patient's chats. */
        record OfMessage(MessageId message) implements Parent {}
    }

    /** Checks that there is something in it. */
    public Document {
        if (size < 1) {
            throw new IllegalArgumentException("a document is not empty");
        }
    }
}
