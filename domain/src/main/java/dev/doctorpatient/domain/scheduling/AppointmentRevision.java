package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.identity.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as one change left it.
 *
 * @param state how it was from then on; it says when that was, and which revision it is
 * @param by who changed it; null if nobody kept that
 */
public record AppointmentRevision(
        Appointment state,
        AppointmentChange change,
        @Nullable UserId by) {}
