package dev.doctorpatient.application.notification;

import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.notification.port.NotificationFeed;
import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.notification.port.Outbox;
import dev.doctorpatient.application.notification.port.OutboxSignal;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways to tell somebody something. It is stored in the present transaction, put into the outbox in the same one if it is also told by
 * e-mail, and pushed once it is durable.
 */
public final class Notifier {
    private final Notifications notifications;
    private final NotificationFeed feed;
    private final Outbox outbox;
    private final OutboxSignal signal;
    private final Doctors doctors;
    private final boolean mailing;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * Tells by these ports.
     *
     * @param mailing whether anything is told by e-mail
     */
    public Notifier(
            Notifications notifications,
            NotificationFeed feed,
            Outbox outbox,
            OutboxSignal signal,
            Doctors doctors,
            boolean mailing,
            Transactions transactions,
            InstantSource clock) {
        this.notifications = notifications;
        this.feed = feed;
        this.outbox = outbox;
        this.signal = signal;
        this.doctors = doctors;
        this.mailing = mailing;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tells something that is not for mails, which nobody but the recipient can be kept from reading. */
    void tell(Collection<UserId> users, NotificationKind kind, Resource resource, PatientId patient) {
        var unused = stored(users, kind, null, resource, patient);
    }

    /**
     * Tells something that cannot wait, by e-mail too. The mail says only that there is something: its details are for those who sign in.
     *
     * @param details at most {@value Notification#LONGEST_DETAILS} characters
     */
    void tellUrgently(
            Collection<UserId> users, NotificationKind kind, String details, Resource resource, PatientId patient) {
        mail(
                stored(users, kind, details, resource, patient),
                kind.title() + ".\n\nPlease sign in now to read it.\n",
                null);
    }

    /** Tells of an appointment, by e-mail too. */
    void tellOf(Appointment appointment, Collection<UserId> users, NotificationKind kind) {
        var resource = new Resource(ResourceType.APPOINTMENT, appointment.id().value());
        var told = stored(users, kind, null, resource, appointment.patient());
        if (mailing && !told.isEmpty()) {
            var zone = doctors.find(appointment.doctor())
                    .map(Doctor::profile)
                    .map(profile -> profile.zone())
                    .orElse(ZoneOffset.UTC);
            var text = AppointmentText.of(kind, appointment, zone);
            var remindsOf = kind == NotificationKind.APPOINTMENT_REMINDER
                    ? appointment.slot().start()
                    : null;
            mail(told, text, remindsOf);
        }
    }

    private void mail(List<Notification> told, String text, @Nullable Instant remindsOf) {
        if (mailing && !told.isEmpty()) {
            told.forEach(notification -> outbox.add(Mail.create(notification, text, remindsOf)));
            transactions.afterCommit(signal::filled);
        }
    }

    private List<Notification> stored(
            Collection<UserId> users,
            NotificationKind kind,
            @Nullable String details,
            Resource resource,
            PatientId patient) {
        var told = users.stream()
                .map(user -> Notification.create(user, kind, details, resource, patient, clock.instant()))
                .toList();
        told.forEach(notification -> {
            notifications.add(notification);
            transactions.afterCommit(() -> feed.publish(notification));
        });
        return told;
    }
}
