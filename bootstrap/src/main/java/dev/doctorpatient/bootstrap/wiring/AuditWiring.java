package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.port.AuditJournal;
import dev.doctorpatient.application.access.port.BreakGlassObserver;
import dev.doctorpatient.application.access.port.RequestOrigin;
import dev.doctorpatient.application.audit.AuditRecords;
import dev.doctorpatient.application.audit.AuditVerification;
import dev.doctorpatient.application.audit.port.AuditEvents;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The trace that every act leaves. */
class AuditWiring {
    @Produces
    @Singleton
    AuditedTransactions auditedTransactions(
            Transactions transactions,
            AuditJournal journal,
            BreakGlassObserver observer,
            RequestOrigin origin,
            InstantSource clock) {
        return new AuditedTransactions(transactions, journal, observer, origin, clock);
    }

    @Produces
    @Singleton
    AuditRecords auditRecords(
            AuditEvents events, Patients patients, CareTeams careTeams, AuditedTransactions transactions) {
        return new AuditRecords(events, patients, careTeams, transactions);
    }

    @Produces
    @Singleton
    AuditVerification auditVerification(AuditEvents events, Transactions transactions) {
        return new AuditVerification(events, transactions);
    }
}
