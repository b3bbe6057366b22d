package dev.doctorpatient.domain.notification;

import java.time.Duration;

/** How long before an appointment there is a reminder of it. */
public enum Lead {
    DAY(Duration.ofHours(24)),
    TWO_HOURS(Duration.ofHours(2));

    private final Duration length;

    Lead(Duration length) {
        this.length = length;
    }

    /** The time between the reminder and the start of the appointment. */
    public Duration length() {
        return length;
    }
}
