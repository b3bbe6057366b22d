package dev.doctorpatient.application.scheduling.port;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Appointment;

/** Whoever has to learn what becomes of appointments. Called in the transaction that makes it so, and commits or fails with it. */
public interface AppointmentObserver {
    /** A user booked an appointment. */
    void booked(Appointment appointment, UserId by);

    /** A user changed an appointment; the two may be equal, and then nothing changed. */
    void changed(Appointment before, Appointment after, UserId by);

    /** Both of these, this one first. */
    default AppointmentObserver and(AppointmentObserver other) {
        var first = this;
        return new AppointmentObserver() {
            @Override
            public void booked(Appointment appointment, UserId by) {
                first.booked(appointment, by);
                other.booked(appointment, by);
            }

            @Override
            public void changed(Appointment before, Appointment after, UserId by) {
                first.changed(before, after, by);
                other.changed(before, after, by);
            }
        };
    }
}
