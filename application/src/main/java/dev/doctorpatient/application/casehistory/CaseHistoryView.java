package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.Document;
import java.util.List;

/**
 * An entry with what belongs to it.
 *
 * @param documents oldest first
 * @param amendedBy the entries that amend it, oldest first; none as a rule
 */
public record CaseHistoryView(CaseHistory entry, List<Document> documents, List<CaseHistoryId> amendedBy) {
    /** Keeps its own copies. */
    public CaseHistoryView {
        documents = List.copyOf(documents);
        amendedBy = List.copyOf(amendedBy);
    }
}
