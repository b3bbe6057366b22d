package dev.doctorpatient.domain.scheduling;

import java.util.List;

/**
 * How far an appointment has come. Steps may be skipped forwards: {@code scheduled → confirmed → checked_in → in_progress →
 * completed}; from any of the first four it may be cancelled, from the first two missed. The last three are final.
 */
public enum AppointmentStatus {
    SCHEDULED,
    CONFIRMED,
    CHECKED_IN,
    IN_PROGRESS,
    COMPLETED,
    CANCELLED,
    NO_SHOW;

    /** The statuses that may follow, in their natural order. */
    public List<AppointmentStatus> allowed() {
        return StatusSteps.from(this).map(StatusSteps.Step::to).toList();
    }

    /** Whether an appointment in this status keeps its time from others. */
    public boolean occupiesTime() {
        return this != CANCELLED && this != NO_SHOW;
    }

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return allowed().isEmpty();
    }
}
