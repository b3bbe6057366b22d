package dev.doctorpatient.application.export;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.casehistory.CaseHistoryView;
import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.conversation.ChatView;
import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.export.PatientExport.Sources;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.audit.AccessLogEntry;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.casehistory.DocumentFilter;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.Seen;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.shared.Unauthenticated;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A record as the stores have it. */
final class StoredPatientRecord implements PatientRecord {
    private static final int AT_ONCE = 100;

    /** Each comes with all that was said in it. */
    private static final int INTERVIEWS_AT_ONCE = 10;

    private static final DocumentFilter ANY_DOCUMENT = new DocumentFilter(null, null, Set.of(), null);

    private final Patient patient;
    private final Actor actor;
    private final Instant at;
    private final Sources sources;
    private final ExportAccess access;
    private final AuditedTransactions transactions;

    StoredPatientRecord(
            Patient patient,
            Actor actor,
            Instant at,
            Sources sources,
            ExportAccess access,
            AuditedTransactions transactions) {
        this.patient = patient;
        this.actor = actor;
        this.at = at;
        this.sources = sources;
        this.access = access;
        this.transactions = transactions;
    }

    @Override
    public Patient patient() {
        return patient;
    }

    @Override
    public UserId by() {
        return actor.user();
    }

    @Override
    public Instant at() {
        return at;
    }

    private PatientId id() {
        return patient.id();
    }

    @Override
    public CareTeam careTeam() {
        return read(() -> new CareTeam(
                sources.mappings().relativesOf(id()).stream()
                        .filter(this::isShown)
                        .map(this::relative)
                        .toList(),
                Paged.stream(AT_ONCE, request -> sources.doctors()
                                .page(new DoctorFilter(null, null, null, id()), request))
                        .toList(),
                Paged.stream(AT_ONCE, request -> sources.hospitals()
                                .page(new HospitalFilter(null, null, null, null, id()), request))
                        .toList()));
    }

    /** Who acts for a patient is the patient's business, and not that of the others who do. */
    private boolean isShown(Kinship kinship) {
        return actor instanceof Actor.Administrator
                || isSelf()
                || kinship.user().equals(actor.user());
    }

    private boolean isSelf() {
        return actor instanceof Actor.PatientUser user && user.self().equals(id());
    }

    @Override
    public Optional<User> account() {
        return isSelf() ? read(() -> sources.users().find(actor.user())) : Optional.empty();
    }

    private Relative relative(Kinship kinship) {
        var name = sources.users()
                .find(kinship.user())
                .map(user -> user.details().name())
                .orElse("");
        return new Relative(kinship, name);
    }

    @Override
    public Iterable<Visit> visits() {
        var filter = new AppointmentFilter(null, id(), null, Set.of(), Set.of(), null, null);
        return paged(AT_ONCE, request -> sources.appointments()
                .page(new Appointments.Scope.All(), filter, request)
                .map(this::visit));
    }

    private Visit visit(Appointment appointment) {
        var history = Paged.stream(
                        AT_ONCE, request -> sources.appointmentHistory().page(appointment.id(), request))
                .toList();
        return new Visit(appointment, nameOf(appointment.doctor()), history);
    }

    private String nameOf(DoctorId doctor) {
        return sources.doctors()
                .find(doctor)
                .map(found -> found.profile().name())
                .orElse("");
    }

    @Override
    public Iterable<Conversation> conversations() {
        return paged(AT_ONCE, request -> sources.chats()
                .page(new Chats.Scope.OfPatient(id()), request)
                .map(overview ->
                        new Conversation(view(overview), nameOf(overview.chat().doctor()))));
    }

    /** As the patient's side sees it; an administrator is on no side, and nothing waits for them. */
    private ChatView view(Chats.Overview overview) {
        var chat = overview.chat();
        var last = overview.last();
        return new ChatView(
                chat,
                actor instanceof Actor.Administrator ? 0 : overview.unreadByPatient(),
                last == null ? null : new MessageView(last, chat),
                seen(chat, Side.DOCTOR),
                seen(chat, Side.PATIENT));
    }

    private Seen seen(Chat chat, Side side) {
        return new Seen(sources.presence().isOnline(chat, side), null);
    }

    @Override
    public Iterable<MessageView> messages(Conversation conversation) {
        var chat = conversation.view().chat();
        return paged(AT_ONCE, request -> said(chat, request).map(message -> new MessageView(message, chat)));
    }

    private Page<Message> said(Chat chat, PageRequest request) {
        var after = request.after();
        var found = sources.messages().after(chat.id(), after == null ? 0 : after.key(), request.limit() + 1).stream()
                .filter(message -> message.seq() <= chat.lastSeq())
                .toList();
        return Page.of(
                found,
                request.limit(),
                message -> new Position(message.seq(), message.id().value()));
    }

    @Override
    public Iterable<Interview> interviews() {
        var filter = new AiSessionFilter(null, id(), null);
        return paged(
                INTERVIEWS_AT_ONCE,
                request -> interviews(sources.sessions().page(new AiSessions.Scope.All(), filter, request)));
    }

    private static Page<Interview> interviews(Page<AiSession> page) {
        var interviews = page.items().stream()
                .filter(Interview.class::isInstance)
                .map(Interview.class::cast)
                .toList();
        return new Page<>(interviews, page.next());
    }

    @Override
    public Iterable<CaseHistoryView> entries() {
        return paged(AT_ONCE, request -> {
            var page = sources.histories().page(id(), request);
            return page.map(CaseHistoryView.of(page.items(), sources.histories(), sources.documents()));
        });
    }

    @Override
    public Iterable<Document> documents() {
        return paged(
                AT_ONCE, request -> sources.documents().page(id(), new Documents.Scope.All(), ANY_DOCUMENT, request));
    }

    @Override
    public Optional<InputStream> open(Document document) {
        var unused = read(() -> true);
        return sources.files().open(document.id(), 0);
    }

    @Override
    public Iterable<AccessLogEntry> accessLog() {
        sources.events().settle();
        return paged(AT_ONCE, request -> sources.events().accessLog(id(), request));
    }

    private <T> Iterable<T> paged(int limit, Function<PageRequest, Page<T>> pages) {
        return Paged.of(limit, request -> read(() -> pages.apply(request)));
    }

    /** An account may have been shut out, or got another role, since it asked. */
    private void requireAccount() {
        var account = sources.users().find(actor.user()).filter(User::active);
        if (account.filter(user -> user.role() == actor.role()).isEmpty()) {
            throw Unauthenticated.withoutToken();
        }
    }

    /** Reads in a transaction of its own. What was allowed at first may have ended since. */
    private <T> T read(Supplier<T> work) {
        return transactions.inTransaction(() -> {
            requireAccount();
            var unused = access.requireExport(actor, sources.patients().find(id()));
            return work.get();
        });
    }
}
