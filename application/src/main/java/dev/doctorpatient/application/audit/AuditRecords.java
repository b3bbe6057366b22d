package dev.doctorpatient.application.audit;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.audit.port.AuditEvents;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AccessLogEntry;
import dev.doctorpatient.domain.audit.AuditFilter;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.ResourceType;

/** Reading who did what; reading it leaves a trace as well. */
public final class AuditRecords {
    private final AuditEvents events;
    private final Patients patients;
    private final AuditAccess access;
    private final AuditedTransactions transactions;

    /** A use case on its ports. */
    public AuditRecords(AuditEvents events, Patients patients, CareTeams careTeams, AuditedTransactions transactions) {
        this.events = events;
        this.patients = patients;
        this.access = new AuditAccess(careTeams);
        this.transactions = transactions;
    }

    /** The events that match, newest first, for administrators. */
    public Page<ChainedEvent> list(Actor actor, AuditFilter filter, PageRequest request) {
        events.settle();
        return transactions.inTransaction(actor, Deed.list(ResourceType.AUDIT_EVENT), _ -> {
            AuditAccess.requireAdministrator(actor);
            return events.page(filter, request);
        });
    }

    /** Who looked at a patient's data or changed it, newest first, for the patient's own users and administrators. */
    public Page<AccessLogEntry> accessLog(Actor actor, PatientId patient, PageRequest request) {
        events.settle();
        return transactions.inTransaction(actor, Deed.list(ResourceType.AUDIT_EVENT), trace -> {
            var found = trace.about(patients.find(patient), Patient::id);
            access.requireAccessLog(actor, patient, found.isPresent());
            return events.accessLog(patient, request);
        });
    }
}
