package dev.doctorpatient.domain.scheduling;

/** What a change made of an appointment. */
public enum AppointmentChange {
    CREATED,
    /** It lies at another time, or lasts longer or shorter. */
    MOVED,
    /** Its type or its extras are others. */
    CHANGED,
    STATUS_CHANGED,
    CANCELLED;

    /** What makes the one of the other, which are not equal. */
    public static AppointmentChange between(Appointment before, Appointment after) {
        if (before.status() != after.status()) {
            return after.status() == AppointmentStatus.CANCELLED ? CANCELLED : STATUS_CHANGED;
        }
        return before.slot().equals(after.slot()) ? CHANGED : MOVED;
    }
}
