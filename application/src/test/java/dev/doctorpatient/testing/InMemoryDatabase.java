package dev.doctorpatient.testing;

import dev.doctorpatient.application.identity.port.SocketTickets.Ticket;
import dev.doctorpatient.application.shared.IdempotencyKeys;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.audit.AuditEventId;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.careteam.Mapping;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.RefreshToken;
import dev.doctorpatient.domain.identity.Session;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.Reminder;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import dev.doctorpatient.domain.scheduling.CalendarFeed;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.domain.suggestion.SuggestionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tables of immutable records and one transaction at a time. Whoever reads or writes outside a transaction, nests one in another,
 * or saves what should have been locked and is not, learns of it at once.
 */
public final class InMemoryDatabase implements Transactions {
    private final ReentrantLock present = new ReentrantLock();
    private final List<Table<?, ?>> tables = new ArrayList<>();
    private final Set<Object> locked = new HashSet<>();
    private final List<Runnable> afterCommit = new ArrayList<>();

    final Table<UserId, User> users = new Table<>();
    final Table<SessionId, Session> sessions = new Table<>();
    final Table<TokenHash, RefreshToken> refreshTokens = new Table<>();
    final Table<TokenHash, Ticket> tickets = new Table<>();
    final Table<UUID, Instant> sightings = new Table<>();
    final Table<HospitalId, Hospital> hospitals = new Table<>();
    final Table<DoctorId, Doctor> doctors = new Table<>();
    final Table<PatientId, Patient> patients = new Table<>();
    final Table<MappingId, Mapping> mappings = new Table<>();
    final Table<AppointmentId, Appointment> appointments = new Table<>();
    final Table<List<?>, AppointmentRevision> appointmentRevisions = new Table<>();
    final Table<UserId, CalendarFeed> calendarFeeds = new Table<>();
    final Table<DoctorId, Schedule> schedules = new Table<>();
    final Table<IdempotencyKeys.Scope, InMemoryIdempotencyKeys.Kept> idempotencyKeys = new Table<>();
    final Table<ChatId, Chat> chats = new Table<>();
    final Table<MessageId, Message> messages = new Table<>();
    final Table<DocumentId, ChatUpload> chatUploads = new Table<>();
    final Table<AiSessionId, AiSession> interviews = new Table<>();
    final Table<SuggestionId, Suggestion> suggestions = new Table<>();
    final Table<NotificationId, Notification> notifications = new Table<>();
    final Table<InMemoryReminders.Key, Reminder> reminders = new Table<>();
    final Table<NotificationId, Mail> mails = new Table<>();
    final Table<CaseHistoryId, CaseHistory> caseHistories = new Table<>();
    final Table<DocumentId, Document> documents = new Table<>();
    final Table<DocumentId, Instant> discardedFiles = new Table<>();
    final Table<AuditEventId, ChainedEvent> auditEvents = new Table<>();

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        requireNoTransaction();
        present.lock();
        var committed = false;
        var following = List.<Runnable>of();
        try {
            tables.forEach(Table::remember);
            var result = work.get();
            committed = true;
            following = List.copyOf(afterCommit);
            return result;
        } finally {
            if (!committed) {
                tables.forEach(Table::restore);
            }
            locked.clear();
            afterCommit.clear();
            present.unlock();
            following.forEach(InMemoryDatabase::attempt);
        }
    }

    @Override
    public void afterCommit(Runnable work) {
        requireTransaction();
        afterCommit.add(work);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException _) {
            // best effort, as the port says
        }
    }

    /** For stand-ins of what is slow or cannot be undone, and so has no place in a transaction. */
    public void requireNoTransaction() {
        if (present.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction is under way already");
        }
    }

    private void requireTransaction() {
        if (!present.isHeldByCurrentThread()) {
            throw new IllegalStateException("no transaction is under way");
        }
    }

    /** Remembers that the present transaction asked for a lock; as it is the only one, there is nobody to keep out. */
    void lock(Object id) {
        requireTransaction();
        locked.add(id);
    }

    void requireLocked(Object id) {
        requireEitherLocked(id, id);
    }

    void requireEitherLocked(Object id, Object other) {
        requireTransaction();
        if (!locked.contains(id) && !locked.contains(other)) {
            throw new IllegalStateException("saved without its lock: " + id);
        }
    }

    /** Records by id. */
    final class Table<K, V> {
        private final Map<K, V> rows = new HashMap<>();
        private Map<K, V> remembered = Map.of();

        private Table() {
            tables.add(this);
        }

        Optional<V> find(K id) {
            requireTransaction();
            return Optional.ofNullable(rows.get(id));
        }

        /** A row that a row of another table refers to. */
        V get(K id) {
            return find(id).orElseThrow(() -> new IllegalStateException("unknown: " + id));
        }

        Map<K, V> rows() {
            requireTransaction();
            return Map.copyOf(rows);
        }

        Collection<V> all() {
            requireTransaction();
            return rows.values();
        }

        void add(K id, V row) {
            requireTransaction();
            if (rows.putIfAbsent(id, row) != null) {
                throw new IllegalStateException("added twice: " + id);
            }
        }

        void replace(K id, V row) {
            requireTransaction();
            if (rows.replace(id, row) == null) {
                throw new IllegalStateException("saved and never added: " + id);
            }
        }

        Optional<V> remove(K id) {
            requireTransaction();
            return Optional.ofNullable(rows.remove(id));
        }

        void removeIf(Predicate<V> unwanted) {
            requireTransaction();
            rows.values().removeIf(unwanted);
        }

        private void remember() {
            remembered = Map.copyOf(rows);
        }

        private void restore() {
            rows.clear();
            rows.putAll(remembered);
        }
    }
}
