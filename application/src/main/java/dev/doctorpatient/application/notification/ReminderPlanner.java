package dev.doctorpatient.application.notification;

import dev.doctorpatient.application.notification.port.Reminders;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Reminder;
import dev.doctorpatient.domain.scheduling.Appointment;
import java.time.InstantSource;

/** Keeps the reminders of appointments as these are: none of a time that no longer holds. */
public final class ReminderPlanner implements AppointmentObserver {
    private final Reminders reminders;
    private final InstantSource clock;

    /** An observer on its ports. */
    public ReminderPlanner(Reminders reminders, InstantSource clock) {
        this.reminders = reminders;
        this.clock = clock;
    }

    @Override
    public void booked(Appointment appointment, UserId by) {
        plan(appointment);
    }

    @Override
    public void changed(Appointment before, Appointment after, UserId by) {
        if (!Reminder.outlive(before, after)) {
            reminders.removeAllOf(after.id());
            plan(after);
        }
    }

    private void plan(Appointment appointment) {
        reminders.add(Reminder.of(appointment, clock.instant()));
    }
}
