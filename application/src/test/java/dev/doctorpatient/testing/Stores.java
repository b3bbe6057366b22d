package dev.doctorpatient.testing;

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
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.application.suggestion.port.Suggestions;

/** One database: every store of it, and its transactions. */
public interface Stores {
    Transactions transactions();

    Users users();

    Sessions sessions();

    SocketTickets socketTickets();

    Hospitals hospitals();

    Doctors doctors();

    Patients patients();

    Mappings mappings();

    CareTeams careTeams();

    Appointments appointments();

    AppointmentHistory appointmentHistory();

    Schedules schedules();

    CalendarFeeds calendarFeeds();

    IdempotencyKeys idempotencyKeys();

    Chats chats();

    MessageLog messageLog();

    ChatUploads chatUploads();

    StorageUses storageUses();

    DiscardedFiles discardedFiles();

    Sightings sightings();

    AiSessions interviews();

    Suggestions suggestions();

    Notifications notifications();

    Recipients recipients();

    Reminders reminders();

    Outbox outbox();

    History history();

    PersonalTexts personalTexts();

    CaseHistories caseHistories();

    Documents documents();

    AuditJournal auditJournal();

    AuditEvents auditEvents();
}
