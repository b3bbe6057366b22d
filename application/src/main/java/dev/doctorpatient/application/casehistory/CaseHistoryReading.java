package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.ResourceType;
import java.util.List;

/** Reading case histories. */
public final class CaseHistoryReading {
    private final CaseHistories histories;
    private final Documents documents;
    private final Patients patients;
    private final CaseHistoryAccess access;
    private final AuditedTransactions transactions;

    /** A use case on its ports. */
    public CaseHistoryReading(
            CaseHistories histories,
            Documents documents,
            Patients patients,
            CareTeams careTeams,
            AuditedTransactions transactions) {
        this.histories = histories;
        this.documents = documents;
        this.patients = patients;
        this.access = new CaseHistoryAccess(careTeams);
        this.transactions = transactions;
    }

    /** One entry, if the actor may read it. */
    public CaseHistoryView get(Actor actor, CaseHistoryId id) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.CASE_HISTORY, id.value()), trace -> {
            var entry = access.requireReadableEntry(actor, trace.about(histories.find(id), CaseHistory::patient));
            return CaseHistoryView.of(List.of(entry), histories, documents).apply(entry);
        });
    }

    /** A patient's case history, newest entry first. */
    public Page<CaseHistoryView> list(Actor actor, PatientId id, PageRequest request) {
        return transactions.inTransaction(actor, Deed.list(ResourceType.CASE_HISTORY), trace -> {
            trace.about(id);
            var patient = access.requireReadable(actor, patients.find(id));
            var page = histories.page(patient.id(), request);
            return page.map(CaseHistoryView.of(page.items(), histories, documents));
        });
    }
}
