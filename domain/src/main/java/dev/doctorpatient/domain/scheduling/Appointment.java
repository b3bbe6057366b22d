package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.NotAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A doctor and a patient meet at a time.
 *
 * @param cancellation known exactly while the status is cancelled
 * @param revision how many changes it has seen: 0 as it was booked
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
        int revision,
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
     * @param role as what somebody takes the step
     * @param by who that is, remembered if it is a cancellation
     * @throws NotAllowed if the role never takes an appointment there
     * @throws InvalidTransition if the step does not follow from the status, or is one that needs the appointment's time to have come
     */
    public Appointment advance(AppointmentStatus next, Role role, UserId by, Instant now) {
        if (!StatusSteps.mayAskFor(role, next)) {
            throw NotAllowed.because("Patients may only cancel or reschedule an appointment");
        }
        if (next == status) {
            return this;
        }
        requireStep(next, role, now);
        var cancellation = next == AppointmentStatus.CANCELLED ? new Cancellation(by, null) : null;
        return with(slot, type, extras, next, cancellation, now);
    }

    /**
     * The appointment called off. One that is cancelled already stays as it is.
     *
     * @param role as what somebody calls it off
     * @throws InvalidTransition if it is over
     */
    public Appointment cancel(Cancellation by, Role role, Instant now) {
        if (status == AppointmentStatus.CANCELLED) {
            return this;
        }
        requireStep(AppointmentStatus.CANCELLED, role, now);
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

    private void requireStep(AppointmentStatus next, Role role, Instant now) {
        var allowed = allowed(role, now);
        if (!allowed.contains(next)) {
            throw new InvalidTransition("The appointment cannot take this step from its present status", allowed);
        }
    }

    private List<AppointmentStatus> allowed(Role role, Instant now) {
        var hasBegun = !now.isBefore(slot.start());
        return StatusSteps.from(status)
                .filter(step -> step.by().contains(role))
                .filter(step -> hasBegun || step.moment() == StatusSteps.Moment.AT_ANY_TIME)
                .map(StatusSteps.Step::to)
                .toList();
    }

    private Appointment with(
            TimeSlot newSlot,
            AppointmentType newType,
            @Nullable Extras newExtras,
            AppointmentStatus newStatus,
            @Nullable Cancellation newCancellation,
            Instant now) {
        return new Appointment(
                id,
                doctor,
                patient,
                hospital,
                newSlot,
                newType,
                newExtras,
                newStatus,
                newCancellation,
                revision + 1,
                createdAt,
                now);
    }
}
