package dev.doctorpatient.application.scenario;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.conversation.MessageSending;
import dev.doctorpatient.application.conversation.Messaging;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.conversation.port.Presence;
import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.FileDisposal;
import dev.doctorpatient.application.file.StorageQuotas;
import dev.doctorpatient.application.file.port.Images;
import dev.doctorpatient.application.file.port.MalwareScanner.Verdict;
import dev.doctorpatient.application.notification.Announcer;
import dev.doctorpatient.application.notification.Notifier;
import dev.doctorpatient.application.notification.ReminderPlanner;
import dev.doctorpatient.application.offboarding.Departure;
import dev.doctorpatient.application.offboarding.Erasure;
import dev.doctorpatient.application.onboarding.AccountProfiles;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.StorageQuota;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.FirstByteFileTypes;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryDocumentFiles;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.NobodyPresent;
import dev.doctorpatient.testing.RecordingAccessFeed;
import dev.doctorpatient.testing.RecordingMessageFeed;
import dev.doctorpatient.testing.RecordingNotificationFeed;
import dev.doctorpatient.testing.RecordingRateLimits;
import dev.doctorpatient.testing.RecordingSessionFeed;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One patient and somebody of every kind in every relation to them, each with an account. The assigned doctor works at the hospital
 * where the patient is registered; both doctors who ever treated the patient have a chat with them.
 */
public final class Clinic {
    /** Somebody, by what they are to the patient. */
    public enum Who {
        ADMIN,
        HOSPITAL,
        OTHER_HOSPITAL,
        DOCTOR,
        FORMER_DOCTOR,
        OTHER_DOCTOR,
        PATIENT,
        RELATIVE,
        STRANGER
    }

    /** How many bytes a file has at most. */
    public static final int LARGEST_FILE = 20;

    private static final StorageQuota ENDLESS = new StorageQuota(Long.MAX_VALUE, Long.MAX_VALUE);

    private final InMemoryStores stores = new InMemoryStores();
    private final Fixtures fixtures = new Fixtures(stores);
    private final AdjustableClock clock = new AdjustableClock(Fixtures.NOW);
    private final InMemoryDocumentFiles files = new InMemoryDocumentFiles(clock);
    private final RecordingRateLimits limits = new RecordingRateLimits();
    private final RecordingMessageFeed feed = new RecordingMessageFeed(stores.transactions());
    private final RecordingNotificationFeed notificationFeed = new RecordingNotificationFeed(stores.transactions());
    private final AtomicInteger outboxSignals = new AtomicInteger();
    private final RecordingAccessFeed accessFeed = new RecordingAccessFeed(stores.transactions());
    private final RecordingSessionFeed sessionFeed = new RecordingSessionFeed();
    private final Map<Who, Actor> actors = new EnumMap<>(Who.class);
    private final PatientId patient;
    private final ChatId chat;
    private final ChatId formerChat;

    /** A new clinic in a database of its own. */
    public Clinic() {
        actors.put(Who.ADMIN, new Actor.Administrator(fixtures.administrator().id()));
        var hospital = addHospital(Who.HOSPITAL);
        addHospital(Who.OTHER_HOSPITAL);
        var doctor = addDoctor(Who.DOCTOR);
        var former = addDoctor(Who.FORMER_DOCTOR);
        addDoctor(Who.OTHER_DOCTOR);
        patient = addPatient(Who.PATIENT);
        addPatient(Who.RELATIVE);
        addPatient(Who.STRANGER);
        var unused1 = fixtures.affiliated(hospital, doctor);
        var unused2 = fixtures.registered(hospital, patient);
        var unused3 = fixtures.assigned(doctor, patient);
        var unused4 = fixtures.related(actor(Who.RELATIVE).user(), patient, Relation.PARENT);
        chat = fixtures.chat(doctor, patient).id();
        var assignment = fixtures.assigned(former, patient);
        formerChat = fixtures.chat(former, patient).id();
        fixtures.removed(assignment);
    }

    /** All stores. */
    public InMemoryStores stores() {
        return stores;
    }

    /** For whatever else a test needs. */
    public Fixtures fixtures() {
        return fixtures;
    }

    /** The present time. */
    public AdjustableClock clock() {
        return clock;
    }

    /** What was pushed. */
    public RecordingMessageFeed feed() {
        return feed;
    }

    /** Which notifications were pushed. */
    public RecordingNotificationFeed notificationFeed() {
        return notificationFeed;
    }

    /** Tells everybody what happened without them, as if nobody listened to a chat. */
    public Announcer announcer() {
        return announcer(new NobodyPresent());
    }

    /** Tells everybody what happened without them. */
    public Announcer announcer(Presence presence) {
        return new Announcer(
                notifier(), stores.notifications(), stores.recipients(), stores.careTeams(), stores.chats(), presence);
    }

    /** Sends messages, and tells those who are away. */
    public MessageSending sending() {
        return sending(announcer());
    }

    /** Sends messages. */
    public MessageSending sending(MessageObserver observer) {
        return sending(observer, intake());
    }

    /** Sends messages whose files are taken in in some way. */
    public MessageSending sending(MessageObserver observer, DocumentIntake intake) {
        return new MessageSending(
                stores.chats(),
                stores.messageLog(),
                stores.chatUploads(),
                intake,
                feed,
                stores.careTeams(),
                observer,
                limits,
                audited(),
                clock);
    }

    /** Reads messages, and settles what those who were away were told. */
    public Messaging messaging() {
        return messaging(announcer());
    }

    /** Reads messages. */
    public Messaging messaging(MessageObserver observer) {
        return new Messaging(stores.chats(), stores.messageLog(), feed, stores.careTeams(), observer, audited(), clock);
    }

    /** Takes in files of at most {@value #LARGEST_FILE} bytes, as many as come. */
    public DocumentIntake intake() {
        return intake(ENDLESS, ENDLESS);
    }

    /** Takes in files of at most {@value #LARGEST_FILE} bytes, so many only. */
    public DocumentIntake intake(StorageQuota ofUser, StorageQuota ofPatient) {
        var quotas = new StorageQuotas(stores.storageUses(), stores.patients(), stores.users(), ofUser, ofPatient);
        return new DocumentIntake(
                files,
                new FirstByteFileTypes(),
                _ -> Verdict.CLEAN,
                (_, _) -> new Images.Plain(),
                quotas,
                LARGEST_FILE);
    }

    /** The bytes of files. */
    public InMemoryDocumentFiles files() {
        return files;
    }

    /** What users did of what they may do so often only. */
    public RecordingRateLimits limits() {
        return limits;
    }

    /** Stores, pushes and mails. */
    public Notifier notifier() {
        return notifier(true);
    }

    /** Stores and pushes, and mails if that is switched on. */
    public Notifier notifier(boolean mailing) {
        return new Notifier(
                stores.notifications(),
                notificationFeed,
                stores.outbox(),
                outboxSignals::incrementAndGet,
                stores.doctors(),
                mailing,
                stores.transactions(),
                clock);
    }

    /** Whoever learns of appointments. */
    public AppointmentObserver appointmentObserver() {
        return announcer().and(new ReminderPlanner(stores.reminders(), clock));
    }

    /** The use case by which somebody goes for good. */
    public Departure departure() {
        return new Departure(
                stores.hospitals(),
                stores.doctors(),
                stores.patients(),
                stores.mappings(),
                stores.appointments(),
                appointmentObserver(),
                stores.history(),
                stores.users(),
                stores.sessions(),
                sessionFeed,
                audited(),
                clock);
    }

    /** Removes files that nobody needs. */
    public FileDisposal disposal() {
        return new FileDisposal(stores.discardedFiles(), files, stores.transactions(), clock);
    }

    /** The use case by which a patient is erased. */
    public Erasure erasure() {
        return new Erasure(
                departure(),
                stores.patients(),
                stores.users(),
                stores.mappings(),
                stores.careTeams(),
                stores.personalTexts(),
                disposal(),
                accessFeed,
                audited(),
                clock);
    }

    /** How often it was said that there are mails. */
    public int outboxSignals() {
        return outboxSignals.get();
    }

    /** Whose access was told to have ended. */
    public RecordingAccessFeed accessFeed() {
        return accessFeed;
    }

    /** Which sessions were told to be over. */
    public RecordingSessionFeed sessionFeed() {
        return sessionFeed;
    }

    /** Transactions that leave a trace in the stores. */
    public AuditedTransactions audited() {
        return stores.audited(clock);
    }

    /** The profiles of accounts. */
    public AccountProfiles profiles() {
        return new AccountProfiles(
                stores.hospitals(), stores.doctors(), stores.patients(), stores.mappings(), Fixtures.ZONE);
    }

    /** Somebody as who they act. */
    public Actor actor(Who who) {
        var actor = actors.get(who);
        if (actor == null) {
            throw new IllegalStateException("not yet there: " + who);
        }
        return actor;
    }

    /** The administrator. */
    public Actor admin() {
        return actor(Who.ADMIN);
    }

    /** The patient whom all is about. */
    public PatientId patient() {
        return patient;
    }

    /** The chat of the patient and the doctor who treats them. */
    public ChatId chat() {
        return chat;
    }

    /** The chat of the patient and the doctor who no longer treats them. */
    public ChatId formerChat() {
        return formerChat;
    }

    /** The profile of one of the doctors. */
    public DoctorId doctor(Who who) {
        return ((Actor.Doctor) actor(who)).self();
    }

    /** The profile of one of the hospitals. */
    public HospitalId hospital(Who who) {
        return ((Actor.Hospital) actor(who)).self();
    }

    /** The own profile of one of the patients' users. */
    public PatientId patient(Who who) {
        return ((Actor.PatientUser) actor(who)).self();
    }

    private HospitalId addHospital(Who who) {
        var hospital = fixtures.hospital();
        actors.put(who, new Actor.Hospital(fixtures.accountOf(hospital).id(), hospital.id()));
        return hospital.id();
    }

    private DoctorId addDoctor(Who who) {
        var doctor = fixtures.doctor();
        actors.put(who, new Actor.Doctor(fixtures.accountOf(doctor).id(), doctor.id()));
        return doctor.id();
    }

    private PatientId addPatient(Who who) {
        var profile = fixtures.patient();
        var user = fixtures.accountOf(profile).id();
        var unused = fixtures.related(user, profile.id(), Relation.SELF);
        actors.put(who, new Actor.PatientUser(user, profile.id()));
        return profile.id();
    }
}
