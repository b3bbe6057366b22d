package dev.doctorpatient.domain.scheduling;

/** How an appointment takes place. An emergency may lie outside the doctor's shift. */
public enum AppointmentType {
    REMOTE,
    REGULAR,
    EMERGENCY
}
