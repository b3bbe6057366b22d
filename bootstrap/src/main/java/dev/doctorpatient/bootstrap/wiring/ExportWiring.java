package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.audit.port.AuditEvents;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.conversation.port.Presence;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.export.PatientExport;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.scheduling.port.AppointmentHistory;
import dev.doctorpatient.application.scheduling.port.Appointments;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Handing out records. */
class ExportWiring {
    @Produces
    @Singleton
    PatientExport patientExport(
            Patients patients,
            Doctors doctors,
            Hospitals hospitals,
            Users users,
            Mappings mappings,
            CareTeams careTeams,
            Appointments appointments,
            AppointmentHistory appointmentHistory,
            Chats chats,
            MessageLog messages,
            Presence presence,
            AiSessions sessions,
            CaseHistories histories,
            Documents documents,
            DocumentFiles files,
            AuditEvents events,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        var sources = new PatientExport.Sources(
                patients,
                doctors,
                hospitals,
                users,
                mappings,
                careTeams,
                appointments,
                appointmentHistory,
                chats,
                messages,
                presence,
                sessions,
                histories,
                documents,
                files,
                events);
        return new PatientExport(sources, limits, transactions, clock);
    }
}
