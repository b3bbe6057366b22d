package dev.doctorpatient.application.notification;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.notification.port.Outbox;
import dev.doctorpatient.application.notification.port.Postman;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.Reminder;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Empties the outbox. A mail is claimed in one transaction, handed over outside of any, and settled in another: so a crash loses none, and
 * repeats one only if it comes between the last two, which the mail's {@code Message-ID} shows.
 */
public final class MailDelivery {
    /** What came of looking into the outbox once. */
    public sealed interface Step {
        /** Nothing has to be sent now. */
        record Idle() implements Step {}

        /** A mail is on its way. */
        record Sent(NotificationId notification) implements Step {}

        /** Nobody needs the mail any more. */
        record Dropped(NotificationId notification) implements Step {}

        /** The mail has to wait. */
        record Postponed(NotificationId notification) implements Step {}

        /** The mail has to wait, and all others had better wait too. */
        record Stuck(NotificationId notification) implements Step {}

        /** The mail will never be sent. */
        record GivenUp(NotificationId notification) implements Step {}
    }

    private sealed interface Claim {
        record Ready(Mail mail, EmailAddress address) implements Claim {}

        record Over(Step step) implements Claim {}
    }

    private final Outbox outbox;
    private final Users users;
    private final Notifications notifications;
    private final Appointments appointments;
    private final Postman postman;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public MailDelivery(
            Outbox outbox,
            Users users,
            Notifications notifications,
            Appointments appointments,
            Postman postman,
            Transactions transactions,
            InstantSource clock) {
        this.outbox = outbox;
        this.users = users;
        this.notifications = notifications;
        this.appointments = appointments;
        this.postman = postman;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tries to send the mail that has been due for longest. */
    public Step deliverNext() {
        return switch (transactions.inTransaction(this::claim)) {
            case Claim.Over(var step) -> step;
            case Claim.Ready(var mail, var address) -> {
                var outcome = postman.deliver(mail, address);
                yield transactions.inTransaction(() -> settle(mail, outcome));
            }
        };
    }

    private Claim claim() {
        var now = clock.instant();
        return outbox.lockNextDue(now).map(mail -> claim(mail, now)).orElseGet(() -> new Claim.Over(new Step.Idle()));
    }

    private Claim claim(Mail mail, Instant now) {
        var id = mail.notification();
        if (mail.isOutdated(now)) {
            outbox.save(mail.givenUp(now));
            return new Claim.Over(new Step.GivenUp(id));
        }
        return addressFor(mail, now)
                .<Claim>map(address -> {
                    var claimed = mail.claimed(now);
                    outbox.save(claimed);
                    return new Claim.Ready(claimed, address);
                })
                .orElseGet(() -> {
                    outbox.remove(id);
                    return new Claim.Over(new Step.Dropped(id));
                });
    }

    /** Where to, if its recipient may read it at this moment, and it is of use. */
    private Optional<EmailAddress> addressFor(Mail mail, Instant now) {
        return users.find(mail.recipient())
                .filter(User::active)
                .filter(user -> notifications
                        .lock(NotificationAccess.scopeOf(Actor.of(user)), mail.notification())
                        .filter(notification -> isOfUse(mail, notification, now))
                        .isPresent())
                .map(User::email);
    }

    /** A reminder dies with the time that it reminds of. */
    private boolean isOfUse(Mail mail, Notification notification, Instant now) {
        var start = mail.remindsOf();
        return start == null
                || appointments
                        .find(new AppointmentId(notification.resource().id()))
                        .filter(appointment -> Reminder.isTimely(appointment, now))
                        .map(Appointment::slot)
                        .filter(slot -> slot.start().equals(start))
                        .isPresent();
    }

    private Step settle(Mail mail, Postman.Outcome outcome) {
        var id = mail.notification();
        var now = clock.instant();
        return switch (outcome) {
            case ACCEPTED -> {
                outbox.remove(id);
                yield new Step.Sent(id);
            }
            case REFUSED -> settled(mail, claimed -> claimed.givenUp(now), new Step.GivenUp(id));
            case DEFERRED -> settled(mail, claimed -> claimed.postponed(now), new Step.Postponed(id));
            case UNREACHABLE -> settled(mail, claimed -> claimed.postponed(now), new Step.Stuck(id));
        };
    }

    /** Whoever has claimed it since, because this attempt took too long, will say what becomes of it. */
    private Step settled(Mail mail, UnaryOperator<Mail> change, Step otherwise) {
        var changed = outbox.lock(mail.notification()).filter(mail::equals).map(change);
        changed.ifPresent(outbox::save);
        return changed.filter(after -> after.failedAt() != null)
                .<Step>map(after -> new Step.GivenUp(after.notification()))
                .orElse(otherwise);
    }
}
