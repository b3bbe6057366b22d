package dev.doctorpatient.application.casehistory.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.directory.PatientId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of all case histories. */
public interface CaseHistories {
    /** Stores a new entry. */
    void add(CaseHistory entry);

    /** The entry with this id. */
    Optional<CaseHistory> find(CaseHistoryId id);

    /** The same; any other transaction that asks for it in this way waits until the present one ends. */
    Optional<CaseHistory> lock(CaseHistoryId id);

    /** Stores when an entry that is locked by the same transaction was changed last; nothing else of it ever changes. */
    void save(CaseHistory entry);

    /** Those that amend each of these entries, oldest first; an entry that none amends is not among the keys. */
    Map<CaseHistoryId, List<CaseHistoryId>> amendments(Collection<CaseHistoryId> entries);

    /** A patient's entries, newest first. */
    Page<CaseHistory> page(PatientId patient, PageRequest request);
}
