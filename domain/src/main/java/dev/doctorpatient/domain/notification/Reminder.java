package dev.doctorpatient.domain.notification;

import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What will be told before an appointment, unless it is moved, called off or begun.
 *
 * @param due when it is told
 */
public record Reminder(AppointmentId appointment, Lead lead, Instant due) {
    /** The reminders that an appointment still needs: those whose time lies ahead. */
    public static List<Reminder> of(Appointment appointment, Instant now) {
        return isNeeded(appointment)
                ? Arrays.stream(Lead.values())
                        .map(lead -> of(appointment, lead))
                        .filter(reminder -> reminder.due().isAfter(now))
                        .toList()
                : List.of();
    }

    private static Reminder of(Appointment appointment, Lead lead) {
        return new Reminder(appointment.id(), lead, appointment.slot().start().minus(lead.length()));
    }

    /** Whether a change leaves an appointment's reminders as they are. */
    public static boolean outlive(Appointment before, Appointment after) {
        return isNeeded(before) == isNeeded(after)
                && before.slot().start().equals(after.slot().start());
    }

    /** Whether somebody who is reminded of an appointment can still be there in time. */
    public static boolean isTimely(Appointment appointment, Instant now) {
        return isNeeded(appointment) && appointment.slot().start().isAfter(now);
    }

    /** Who has come needs none. */
    private static boolean isNeeded(Appointment appointment) {
        return appointment.status() == AppointmentStatus.SCHEDULED
                || appointment.status() == AppointmentStatus.CONFIRMED;
    }
}
