package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.Document;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** The views of these entries, with as many questions for all of them as for one. */
    public static Function<CaseHistory, CaseHistoryView> of(
            List<CaseHistory> entries, CaseHistories histories, Documents documents) {
        var ids = entries.stream().map(CaseHistory::id).toList();
        var owned = documents.ofEntries(ids).stream().collect(Collectors.groupingBy(Document::parent));
        var amendments = histories.amendments(ids);
        return entry -> new CaseHistoryView(
                entry,
                owned.getOrDefault(new Document.Parent.OfEntry(entry.id()), List.of()),
                amendments.getOrDefault(entry.id(), List.of()));
    }
}
