package dev.doctorpatient.application.casehistory.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.casehistory.DocumentFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of all documents. A document is stored here after its bytes are kept, and never changes. */
public interface Documents {
    /** Which of a patient's documents a list is about. */
    sealed interface Scope {
        /** Those of all entries and of all chats. */
        record All() implements Scope {}

        /** Those of all entries, and of the patient's chat with a doctor. */
        record OfDoctor(DoctorId doctor) implements Scope {}
    }

    /** Stores a new document. */
    void add(Document document);

    /** The document with this id. */
    Optional<Document> find(DocumentId id);

    /** The documents of these entries, oldest first. */
    List<Document> ofEntries(Collection<CaseHistoryId> entries);

    /** The documents of a patient that match, newest first. */
    Page<Document> page(PatientId patient, Scope scope, DocumentFilter filter, PageRequest request);

    /** The documents with later ids than one, or all of them, in the order of their ids; so many at most. */
    List<Document> after(@Nullable DocumentId id, int most);

    /** Those of these ids that a document has. */
    Set<DocumentId> known(Collection<DocumentId> ids);
}
