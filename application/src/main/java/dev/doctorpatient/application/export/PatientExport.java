package dev.doctorpatient.application.export;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
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
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.scheduling.port.AppointmentHistory;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TooManyRequests;
import java.time.InstantSource;

/** Handing out the whole record of a patient. */
public final class PatientExport {
    /** Everything that a record is read from. */
    public record Sources(
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
            AuditEvents events) {}

    private final Sources sources;
    private final RateLimits limits;
    private final ExportAccess access;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public PatientExport(Sources sources, RateLimits limits, AuditedTransactions transactions, InstantSource clock) {
        this.sources = sources;
        this.limits = limits;
        this.access = new ExportAccess(sources.careTeams());
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The record of a patient, to be read right away. It leaves one trace, before anything is read: that it was handed out, also if it
     * is not read to its end, for nobody can tell how much of it arrived.
     *
     * @throws NotFound if there is no such patient, or the actor may not know of them
     * @throws NotAllowed {@code forbidden} to doctors and hospitals, {@code break_glass_required} to administrators who broke none
     * @throws TooManyRequests if the user asked for too many lately
     */
    public PatientRecord open(Actor actor, PatientId id) {
        var patient = transactions.inTransaction(actor, Deed.read(ResourceType.PATIENT_RECORD, id.value()), trace -> {
            var found =
                    access.requireExport(actor, trace.about(sources.patients().find(id), Patient::id));
            limits.count(Quota.EXPORT, actor.user());
            return found;
        });
        return new StoredPatientRecord(patient, actor, clock.instant(), sources, access, transactions);
    }
}
