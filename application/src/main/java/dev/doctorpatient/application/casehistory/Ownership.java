package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.file.DocumentId;
import java.util.HashSet;
import java.util.List;

/** Which files the database knows of: those of documents, and those that wait to be sent in a chat. */
final class Ownership {
    private final Documents documents;
    private final ChatUploads uploads;
    private final Transactions transactions;

    Ownership(Documents documents, ChatUploads uploads, Transactions transactions) {
        this.documents = documents;
        this.uploads = uploads;
        this.transactions = transactions;
    }

    /** Those of some files that nobody owns, in the same order. */
    List<DocumentId> unowned(List<DocumentId> ids) {
        var owned = transactions.inTransaction(() -> {
            // Asked first: an upload becomes a document, and never the other way round.
            var known = new HashSet<>(uploads.known(ids));
            known.addAll(documents.known(ids));
            return known;
        });
        return ids.stream().filter(id -> !owned.contains(id)).toList();
    }
}
