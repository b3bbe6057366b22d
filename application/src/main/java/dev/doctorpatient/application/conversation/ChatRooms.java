package dev.doctorpatient.application.conversation;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.Presence;
import dev.doctorpatient.application.conversation.port.Sightings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Seen;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Opening, listing and putting away chats. */
public final class ChatRooms {
    /** A chat, and whether it was opened just now. */
    public record Opened(ChatView view, boolean isNew) {}

    private final Chats chats;
    private final Doctors doctors;
    private final Patients patients;
    private final Presence presence;
    private final Sightings sightings;
    private final ConversationAccess access;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public ChatRooms(
            Chats chats,
            Doctors doctors,
            Patients patients,
            CareTeams careTeams,
            Presence presence,
            Sightings sightings,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.chats = chats;
        this.doctors = doctors;
        this.patients = patients;
        this.presence = presence;
        this.sightings = sightings;
        this.access = new ConversationAccess(careTeams);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The chat of a doctor and a patient, opened if it is not there.
     *
     * @throws Invalid {@code not_mapped} if the doctor does not treat the patient, or naming a reference that does not exist
     */
    public Opened open(Actor actor, DoctorId doctor, PatientId patient) {
        return transactions.inTransaction(actor, Deed.create(ResourceType.CHAT), trace -> {
            if (doctors.find(doctor).filter(Doctor::active).isEmpty()) {
                throw Invalid.reference("doctor_id");
            }
            // Locked, so that two who open it at once open one.
            if (trace.about(patients.lock(patient), Patient::id)
                    .filter(Patient::active)
                    .isEmpty()) {
                throw Invalid.reference("patient_id");
            }
            access.requireOpening(actor, doctor, patient);
            var existing = chats.findBetween(doctor, patient);
            var chat = existing.orElseGet(() -> {
                var opened = Chat.create(doctor, patient, clock.instant());
                chats.add(opened);
                return opened;
            });
            trace.at(chat.id().value());
            return new Opened(
                    view(actor, chats.overview(chat), ConversationAccess.seesContent(actor)), existing.isEmpty());
        });
    }

    /** One chat, if the actor may know it. */
    public ChatView get(Actor actor, ChatId id) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.CHAT, id.value()), trace -> {
            var chat = access.requireVisible(actor, trace.about(chats.find(id), Chat::patient));
            return view(actor, chats.overview(chat), ConversationAccess.seesContent(actor));
        });
    }

    /** The chats that the actor may know, newest first; an administrator is not shown what is said in them, whatever they broke. */
    public Page<ChatView> list(Actor actor, PageRequest request) {
        var scope = access.scopeOf(actor);
        var contentVisible = !(actor instanceof Actor.Administrator);
        return transactions.inTransaction(actor, Deed.list(ResourceType.CHAT), trace -> {
            var page = chats.page(scope, request);
            if (contentVisible) {
                page.items().stream()
                        .filter(overview -> overview.last() != null)
                        .forEach(overview -> trace.about(overview.chat().patient()));
            }
            // A list tells who is online and not since when the others are not.
            return page.map(overview -> view(actor, overview, contentVisible, Map.of()));
        });
    }

    /** How far each side of a chat has read, and how far its devices got everything: for the sides themselves. */
    public Chat receipts(Actor actor, ChatId id) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.CHAT, id.value()), trace -> access.requireSeat(
                        actor, trace.about(chats.find(id), Chat::patient))
                .chat());
    }

    /** Puts a chat into the archive of the actor's own side, or takes it out. */
    public ChatView setActive(Actor actor, ChatId id, boolean active) {
        return transactions.inTransaction(actor, Deed.update(ResourceType.CHAT, id.value()), trace -> {
            var seat = access.requireSeat(actor, trace.about(chats.lock(id), Chat::patient));
            var changed = seat.chat().withActive(seat.side(), active, clock.instant());
            chats.save(changed);
            return view(actor, chats.overview(changed), true);
        });
    }

    private ChatView view(Actor actor, Chats.Overview overview, boolean contentVisible) {
        var chat = overview.chat();
        var lastSeen = sightings.last(Set.of(chat.participant(Side.DOCTOR), chat.participant(Side.PATIENT)));
        return view(actor, overview, contentVisible, lastSeen);
    }

    private ChatView view(Actor actor, Chats.Overview overview, boolean contentVisible, Map<UUID, Instant> lastSeen) {
        var chat = overview.chat();
        var last = overview.last();
        return new ChatView(
                chat,
                switch (actor) {
                    case Actor.Doctor _ -> overview.unreadByDoctor();
                    case Actor.PatientUser _ -> overview.unreadByPatient();
                    case Actor.Administrator _, Actor.Hospital _ -> 0;
                },
                last == null || !contentVisible ? null : new MessageView(last, chat),
                seen(chat, Side.DOCTOR, lastSeen),
                seen(chat, Side.PATIENT, lastSeen));
    }

    private Seen seen(Chat chat, Side side, Map<UUID, Instant> lastSeen) {
        var online = presence.isOnline(chat, side);
        return new Seen(online, online ? null : lastSeen.get(chat.participant(side)));
    }
}
