package dev.doctorpatient.testing;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.port.AuditJournal;
import dev.doctorpatient.application.audit.port.AuditEvents;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.conversation.port.Sightings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.file.port.DiscardedFiles;
import dev.doctorpatient.application.file.port.StorageUses;
import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.application.identity.port.SocketTickets;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.notification.port.Outbox;
import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.application.notification.port.Reminders;
import dev.doctorpatient.application.offboarding.port.History;
import dev.doctorpatient.application.offboarding.port.PersonalTexts;
import dev.doctorpatient.application.scheduling.port.AppointmentHistory;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.scheduling.port.CalendarFeeds;
import dev.doctorpatient.application.scheduling.port.Schedules;
import dev.doctorpatient.application.shared.IdempotencyKeys;
import dev.doctorpatient.application.suggestion.port.Suggestions;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.audit.Origin;
import java.time.InstantSource;
import java.util.List;

/** A new, empty database in memory with all its stores. */
public record InMemoryStores(
        InMemoryDatabase transactions,
        Users users,
        Sessions sessions,
        SocketTickets socketTickets,
        Hospitals hospitals,
        Doctors doctors,
        Patients patients,
        Mappings mappings,
        CareTeams careTeams,
        Appointments appointments,
        AppointmentHistory appointmentHistory,
        Schedules schedules,
        CalendarFeeds calendarFeeds,
        IdempotencyKeys idempotencyKeys,
        Chats chats,
        MessageLog messageLog,
        ChatUploads chatUploads,
        StorageUses storageUses,
        DiscardedFiles discardedFiles,
        Sightings sightings,
        AiSessions interviews,
        Suggestions suggestions,
        Notifications notifications,
        Recipients recipients,
        Reminders reminders,
        Outbox outbox,
        History history,
        PersonalTexts personalTexts,
        CaseHistories caseHistories,
        Documents documents,
        AuditJournal auditJournal,
        AuditEvents auditEvents)
        implements Stores {
    /** An empty database. */
    public InMemoryStores() {
        this(new InMemoryDatabase());
    }

    private InMemoryStores(InMemoryDatabase database) {
        this(database, new InMemoryAudit(database));
    }

    private InMemoryStores(InMemoryDatabase database, InMemoryAudit audit) {
        this(
                database,
                new InMemoryUsers(database),
                new InMemorySessions(database),
                new InMemorySocketTickets(database),
                new InMemoryHospitals(database),
                new InMemoryDoctors(database),
                new InMemoryPatients(database),
                new InMemoryMappings(database),
                new InMemoryCareTeams(database),
                new InMemoryAppointments(database),
                new InMemoryAppointmentHistory(database),
                new InMemorySchedules(database),
                new InMemoryCalendarFeeds(database),
                new InMemoryIdempotencyKeys(database),
                new InMemoryChats(database),
                new InMemoryMessageLog(database),
                new InMemoryChatUploads(database),
                new InMemoryStorageUses(database),
                new InMemoryDiscardedFiles(database),
                new InMemorySightings(database),
                new InMemoryAiSessions(database),
                new InMemorySuggestions(database),
                new InMemoryNotifications(database),
                new InMemoryRecipients(database),
                new InMemoryReminders(database),
                new InMemoryOutbox(database),
                new InMemoryHistory(database),
                new InMemoryPersonalTexts(database),
                new InMemoryCaseHistories(database),
                new InMemoryDocuments(database),
                audit,
                audit);
    }

    /** Transactions that leave their trace in this database, and tell nobody when the glass is broken. */
    public AuditedTransactions audited(InstantSource clock) {
        return new AuditedTransactions(transactions, auditJournal, (_, _, _, _) -> {}, () -> Origin.NONE, clock);
    }

    /** The trace that was left, oldest first. */
    public List<AuditEvent> trace() {
        return transactions.inTransaction(() -> auditEvents.after(0, Integer.MAX_VALUE)).stream()
                .map(ChainedEvent::event)
                .toList();
    }
}
