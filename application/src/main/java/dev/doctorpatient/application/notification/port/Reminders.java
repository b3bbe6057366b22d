package dev.doctorpatient.application.notification.port;

import dev.doctorpatient.domain.notification.Reminder;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The reminders that are still to be told. An appointment has at most one of each lead. */
public interface Reminders {
    /** Stores new reminders. */
    void add(Collection<Reminder> reminders);

    /** Removes what is left of an appointment's reminders, if anything is. */
    void removeAllOf(AppointmentId appointment);

    /** The appointments that have reminders due at an instant, the one that has waited longest first. */
    List<AppointmentId> due(Instant now, int limit);

    /**
     * Removes the reminders of an appointment that are due.
     *
     * @return whether there were any; of several transactions that take the same ones, this is true for one only
     */
    boolean takeDue(AppointmentId appointment, Instant now);
}
