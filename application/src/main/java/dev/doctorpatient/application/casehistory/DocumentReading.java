package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.casehistory.DocumentFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.Unavailable;
import java.io.InputStream;
import java.time.Duration;

/** Finding documents and reading them. */
public final class DocumentReading {
    /** The bytes of a document. */
    @FunctionalInterface
    public interface Bytes {
        /**
         * All from a place on; whoever asks closes what they get.
         *
         * @throws Unavailable if they are lost, or cannot be read now
         */
        InputStream from(long place);
    }

    /** A document with its bytes, which are not read before they are asked for. */
    public record Content(Document document, Bytes bytes) {}

    private static final Duration RETRY_AFTER = Duration.ofMinutes(10);

    private final Documents documents;
    private final DocumentFiles files;
    private final Patients patients;
    private final DocumentAccess access;
    private final AuditedTransactions transactions;

    /** A use case on its ports. */
    public DocumentReading(
            Documents documents,
            DocumentFiles files,
            Patients patients,
            CareTeams careTeams,
            Chats chats,
            MessageLog log,
            AuditedTransactions transactions) {
        this.documents = documents;
        this.files = files;
        this.patients = patients;
        this.access = new DocumentAccess(careTeams, chats, log);
        this.transactions = transactions;
    }

    /** What is known of a document, if the actor may see it. */
    public Document get(Actor actor, DocumentId id) {
        return transactions.inTransaction(
                actor,
                Deed.read(ResourceType.DOCUMENT, id.value()),
                trace -> access.requireReadableDocument(actor, trace.about(documents.find(id), Document::patient)));
    }

    /** A document with its bytes, if the actor may see it. */
    public Content open(Actor actor, DocumentId id) {
        var document = get(actor, id);
        return new Content(document, place -> files.open(document.id(), place).orElseThrow(DocumentReading::lost));
    }

    /** The operator may have a copy, and the client nothing else to do than to come again. */
    private static Unavailable lost() {
        return new Unavailable(ProblemCode.UNAVAILABLE, "This document cannot be read at this moment", RETRY_AFTER);
    }

    /** The documents of a patient that match and that the actor may see, from all entries and chats, newest first. */
    public Page<Document> list(Actor actor, PatientId id, DocumentFilter filter, PageRequest request) {
        return transactions.inTransaction(actor, Deed.list(ResourceType.DOCUMENT), trace -> {
            trace.about(id);
            var patient = access.requireReadable(actor, patients.find(id));
            return documents.page(patient.id(), access.scopeOf(actor), filter, request);
        });
    }
}
