package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A doctor and a patient meet at a time.
 *
 * @param cancellation known exactly while the status is cancelled
 */
public record Appointment(
        AppointmentId id,
        DoctorId doctor,
        PatientId patient,
        @Nullable HospitalId hospital,
        TimeSlot slot,
        AppointmentType type,
        @Nullable Extras extras,
        AppointmentStatus status,
        @Nullable Cancellation cancellation,
        Instant createdAt,
        Instant updatedAt) {
    /** Checks that a cancellation is known exactly while the status is cancelled. */
    public Appointment {
        if ((status == AppointmentStatus.CANCELLED) != (cancellation != null)) {
            throw new IllegalArgumentException("a cancellation goes with the status cancelled");
        }
    }

    /** Whether the time is kept from this slot. */
    public boolean occupies(TimeSlot other) {
        return status.occupiesTime() && slot.overlaps(other);
    }

    /**
     * The appointment one step further. The same status again changes nothing.
     *
     * @param by who takes the step, remembered if it is a cancellation
     * @throws InvalidTransition if the step does not follow from the status, or is one that needs the appointment's time to have come
     */
    public Appointment advance(AppointmentStatus next, UserId by, Instant now) {
        if (next == AppointmentStatus.CANCELLED) {
            return cancel(new Cancellation(by, null), now);
        }
        if (next == status) {
            return this;
        }
        requireStep(next, now);
        return with(slot, type, extras, next, null, now);
    }

    /**
     * The appointment called off. One that is cancelled already stays as it is.
     *
     * @throws InvalidTransition if it is over
     */
    public Appointment cancel(Cancellation by, Instant now) {
        if (status == AppointmentStatus.CANCELLED) {
            return this;
        }
        requireStep(AppointmentStatus.CANCELLED, now);
        return with(slot, type, extras, AppointmentStatus.CANCELLED, by, now);
    }

    Appointment revised(TimeSlot newSlot, AppointmentType newType, @Nullable Extras newExtras, Instant now) {
        return with(newSlot, newType, newExtras, status, cancellation, now);
    }

    void requireOpen() {
        if (status.isFinal()) {
            throw new InvalidTransition("An appointment that is over can no longer be changed", status.allowed());
        }
    }

    private void requireStep(AppointmentStatus next, Instant now) {
        var allowed = status.allowed().stream()
                .filter(step -> !step.needsItsTime() || !now.isBefore(slot.start()))
                .toList();
        if (!allowed.contains(next)) {
            throw new InvalidTransition("The appointment cannot take this step from its present status", allowed);
        }
    }

    private Appointment with(
            TimeSlot newSlot,
            AppointmentType newType,
            @Nullable Extras newExtras,
            AppointmentStatus newStatus,
            @Nullable Cancellation newCancellation,
            Instant now) {
        return new Appointment(
                id, doctor, patient, hospital, newSlot, newType, newExtras, newStatus, newCancellation, createdAt, now);
    }
}
