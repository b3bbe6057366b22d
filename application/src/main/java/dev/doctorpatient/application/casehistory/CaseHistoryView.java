package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.Document;
import java.util.List;

/** An entry with its documents, oldest first. */
public record CaseHistoryView(CaseHistory entry, List<Document> documents) {
    /** Keeps its own copy. */
    public CaseHistoryView {
        documents = List.copyOf(documents);
    }
}
