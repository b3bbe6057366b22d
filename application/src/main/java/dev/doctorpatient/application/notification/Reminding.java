package dev.doctorpatient.application.notification;

import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.application.notification.port.Reminders;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.notification.Reminder;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.shared.Rejection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/** Reminds the doctor, and whoever acts for the patient, of appointments that are near. */
public final class Reminding {
    /** How many appointments one sweep looks at. */
    static final int BATCH = 100;

    private final Reminders reminders;
    private final Appointments appointments;
    private final Recipients recipients;
    private final Notifier notifier;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public Reminding(
            Reminders reminders,
            Appointments appointments,
            Recipients recipients,
            Notifier notifier,
            Transactions transactions,
            InstantSource clock) {
        this.reminders = reminders;
        this.appointments = appointments;
        this.recipients = recipients;
        this.notifier = notifier;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Tells some of the reminders that are due, each once, whoever else does the same at this moment. One that comes so late that its
     * appointment has begun is not told, and several of one appointment that are due together are told as one.
     *
     * @return whether more may be due
     */
    public boolean remindDue() {
        var due = transactions.inTransaction(() -> reminders.due(clock.instant(), BATCH));
        var done = 0;
        var faults = new ArrayList<RuntimeException>();
        for (var id : due) {
            try {
                transactions.runInTransaction(() -> remind(id));
                done++;
            } catch (Rejection _) {
                // Somebody was in the way; the next sweep finds it again.
            } catch (RuntimeException fault) {
                faults.add(fault); // and no other appointment has to suffer for it
            }
        }
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
        return done == BATCH;
    }

    private void remind(AppointmentId id) {
        var now = clock.instant();
        appointments.find(id).ifPresent(seen -> {
            // Its calendars first, as whoever changes it does: so it stays as it is, and nobody waits in a circle.
            var unused = appointments.lockAgenda(seen.doctor(), seen.patient(), seen.slot());
            var appointment = appointments.find(id);
            if (reminders.takeDue(id, now)) {
                appointment.filter(known -> Reminder.isTimely(known, now)).ifPresent(this::tell);
            }
        });
    }

    private void tell(Appointment appointment) {
        notifier.tellOf(appointment, partiesOf(appointment), NotificationKind.APPOINTMENT_REMINDER);
    }

    private Set<UserId> partiesOf(Appointment appointment) {
        var parties = new HashSet<>(recipients.actingFor(appointment.patient()));
        parties.addAll(
                recipients.actingAs(Set.of(new ProfileId(appointment.doctor().value()))));
        return parties;
    }
}
