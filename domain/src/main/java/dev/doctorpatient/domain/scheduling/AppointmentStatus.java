package dev.doctorpatient.domain.scheduling;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    private Set<AppointmentStatus> next() {
        return switch (this) {
            case SCHEDULED -> EnumSet.of(CONFIRMED, CHECKED_IN, IN_PROGRESS, COMPLETED, CANCELLED, NO_SHOW);
            case CONFIRMED -> EnumSet.of(CHECKED_IN, IN_PROGRESS, COMPLETED, CANCELLED, NO_SHOW);
            case CHECKED_IN -> EnumSet.of(IN_PROGRESS, COMPLETED, CANCELLED);
            case IN_PROGRESS -> EnumSet.of(COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED, NO_SHOW -> EnumSet.noneOf(AppointmentStatus.class);
        };
    }

    /** The steps that may follow, in their natural order. */
    public List<AppointmentStatus> allowed() {
        return List.copyOf(next());
    }

    /** Whether an appointment in this status keeps its time from others. */
    public boolean occupiesTime() {
        return this != CANCELLED && this != NO_SHOW;
    }

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return next().isEmpty();
    }

    /** Whether it can only be known once the appointment's time has come. */
    public boolean needsItsTime() {
        return this == COMPLETED || this == NO_SHOW;
    }
}
