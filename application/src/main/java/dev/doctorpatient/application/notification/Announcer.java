package dev.doctorpatient.application.notification;

import dev.doctorpatient.application.access.port.BreakGlassObserver;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageLog.Appended;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.conversation.port.Presence;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.redflag.RedFlag;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentChange;
import dev.doctorpatient.domain.shared.ResourceType;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells users what happened without them: the notification is stored with what it tells of, and pushed once both are durable. Who acts
 * is never told of it.
 */
public final class Announcer implements AppointmentObserver, MessageObserver, InterviewObserver, BreakGlassObserver {
    private final Notifier notifier;
    private final Notifications notifications;
    private final Recipients recipients;
    private final CareTeams careTeams;
    private final Chats chats;
    private final Presence presence;

    /** An observer on its ports. */
    public Announcer(
            Notifier notifier,
            Notifications notifications,
            Recipients recipients,
            CareTeams careTeams,
            Chats chats,
            Presence presence) {
        this.notifier = notifier;
        this.notifications = notifications;
        this.recipients = recipients;
        this.careTeams = careTeams;
        this.chats = chats;
        this.presence = presence;
    }

    @Override
    public void booked(Appointment appointment, UserId by) {
        tellParties(NotificationKind.APPOINTMENT_CREATED, appointment, by);
    }

    @Override
    public void changed(Appointment before, Appointment after, UserId by) {
        if (!before.equals(after)) {
            tellParties(kindOf(before, after), after, by);
        }
    }

    private static NotificationKind kindOf(Appointment before, Appointment after) {
        return switch (AppointmentChange.between(before, after)) {
            case CREATED -> NotificationKind.APPOINTMENT_CREATED;
            case MOVED -> NotificationKind.APPOINTMENT_MOVED;
            case CHANGED -> NotificationKind.APPOINTMENT_CHANGED;
            case STATUS_CHANGED -> NotificationKind.APPOINTMENT_STATUS_CHANGED;
            case CANCELLED -> NotificationKind.APPOINTMENT_CANCELLED;
        };
    }

    private void tellParties(NotificationKind kind, Appointment appointment, UserId by) {
        var hospital = appointment.hospital();
        var profiles = Stream.concat(
                        Stream.of(appointment.doctor().value()),
                        hospital == null ? Stream.empty() : Stream.of(hospital.value()))
                .map(ProfileId::new)
                .toList();
        var parties = new HashSet<>(recipients.actingAs(profiles));
        parties.addAll(recipients.actingFor(appointment.patient()));
        parties.remove(by);
        notifier.tellOf(appointment, parties, kind);
    }

    /** Those who are away are told once that there is something to read, however much it becomes until they have looked. */
    @Override
    public void appended(Collection<Appended> messages) {
        var news = messages.stream()
                .map(appended ->
                        new News(appended.chat(), appended.message().sender().opposite()))
                .filter(toldOf -> !presence.isOnline(toldOf.chat(), toldOf.receiver()))
                .collect(Collectors.toMap(
                        toldOf -> List.of(toldOf.chat().id(), toldOf.receiver()),
                        Function.identity(),
                        (earlier, _) -> earlier,
                        LinkedHashMap::new))
                .values();
        if (news.isEmpty()) {
            return;
        }
        var users = usersOf(news);
        var waiting = notifications.waiting(
                NotificationKind.MESSAGE_RECEIVED,
                news.stream().map(News::resource).toList());
        news.forEach(toldOf -> {
            var untold = new HashSet<>(users.getOrDefault(toldOf, Set.of()));
            untold.removeAll(waiting.getOrDefault(toldOf.resource(), Set.of()));
            notifier.tell(
                    untold,
                    NotificationKind.MESSAGE_RECEIVED,
                    toldOf.resource(),
                    toldOf.chat().patient());
        });
    }

    /** That there is something to read in a chat for one of its sides. */
    private record News(Chat chat, Side receiver) {
        Resource resource() {
            return about(chat);
        }
    }

    private Map<News, Set<UserId>> usersOf(Collection<News> news) {
        var doctors = recipients.actingAsEach(to(Side.DOCTOR, news)
                .map(toldOf -> profileOf(toldOf.chat().doctor()))
                .collect(Collectors.toSet()));
        var patients = recipients.actingForEach(
                to(Side.PATIENT, news).map(toldOf -> toldOf.chat().patient()).collect(Collectors.toSet()));
        return news.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        toldOf -> toldOf.receiver() == Side.DOCTOR
                                ? doctors.getOrDefault(profileOf(toldOf.chat().doctor()), Set.of())
                                : patients.getOrDefault(toldOf.chat().patient(), Set.of())));
    }

    private static Stream<News> to(Side side, Collection<News> news) {
        return news.stream().filter(toldOf -> toldOf.receiver() == side);
    }

    /** Who has read all there is has no more use for a hint at it; without it, the next message is worth a new one. */
    @Override
    public void read(Chat chat, Side reader) {
        // Nearly always nobody waits, and then nothing more is asked.
        if (chat.readSeq(reader) == chat.lastSeq()
                && !notifications
                        .waiting(NotificationKind.MESSAGE_RECEIVED, about(chat))
                        .isEmpty()) {
            notifications.settle(NotificationKind.MESSAGE_RECEIVED, about(chat), usersOf(chat, reader));
        }
    }

    private Set<UserId> usersOf(Chat chat, Side side) {
        return side == Side.DOCTOR ? accountOf(chat.doctor()) : recipients.actingFor(chat.patient());
    }

    private static Resource about(Chat chat) {
        return new Resource(ResourceType.CHAT, chat.id().value());
    }

    @Override
    public void completed(Interview.Completed interview) {
        tellOfSummary(interview.opening());
    }

    @Override
    public void abandoned(Interview.Abandoned interview) {
        tellOfSummary(interview.opening());
    }

    private void tellOfSummary(Opening opening) {
        Optional.ofNullable(opening.chat())
                .flatMap(chats::find)
                .map(Chat::doctor)
                .filter(doctor -> careTeams.isAssigned(doctor, opening.patient()))
                .ifPresent(doctor -> notifier.tell(
                        accountOf(doctor),
                        NotificationKind.INTERVIEW_FINISHED,
                        new Resource(ResourceType.AI_SESSION, opening.id().value()),
                        opening.patient()));
    }

    /**
     * Told to the doctor of the interview's chat. Where nobody would hear of it in this way, every doctor who treats the patient does: a life
     * may be at stake.
     */
    @Override
    public void redFlagsRaised(Interview interview, List<RedFlag> flags) {
        var opening = interview.opening();
        var details = RedFlagText.of(flags);
        var ofChat = Optional.ofNullable(opening.chat())
                .flatMap(chats::find)
                .map(Chat::doctor)
                .filter(doctor -> careTeams.isAssigned(doctor, opening.patient()))
                .map(this::accountOf)
                .orElse(Set.of());
        if (ofChat.isEmpty()) {
            notifier.tellUrgently(
                    recipients.actingAs(careTeams.doctors(opening.patient()).stream()
                            .map(Announcer::profileOf)
                            .toList()),
                    NotificationKind.RED_FLAG,
                    details,
                    new Resource(ResourceType.PATIENT, opening.patient().value()),
                    opening.patient());
        } else {
            notifier.tellUrgently(
                    ofChat,
                    NotificationKind.RED_FLAG,
                    details,
                    new Resource(ResourceType.AI_SESSION, opening.id().value()),
                    opening.patient());
        }
    }

    @Override
    public void glassBroken(BreakGlass glass, PatientId patient, ResourceType type, @Nullable UUID resource) {
        notifier.tell(
                recipients.actingFor(patient),
                NotificationKind.BREAK_GLASS,
                resource == null ? new Resource(ResourceType.PATIENT, patient.value()) : new Resource(type, resource),
                patient);
    }

    private Set<UserId> accountOf(DoctorId doctor) {
        return recipients.actingAs(Set.of(profileOf(doctor)));
    }

    private static ProfileId profileOf(DoctorId doctor) {
        return new ProfileId(doctor.value());
    }
}
