package dev.doctorpatient.domain.casehistory;

import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;

/**
 * A file about a patient. It never changes.
 *
 * @param uploadedBy on whose side it was added
 * @param uploadedByUser who added it, on the patient's side perhaps a relative
 */
public record Document(
        FileDetails file,
        Parent parent,
        PatientId patient,
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

    /** Its id, which is its file's. */
    public DocumentId id() {
        return file.id();
    }
}
