package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a doctor and a patient can meet: when the doctor is available, and every appointment of either of them that could
 * be in the way. Whoever holds it holds both calendars; nobody else can change them until the transaction ends.
 */
public record Agenda(DoctorId doctor, PatientId patient, Availability availability, List<Appointment> appointments) {
    /** Keeps its own copy of the appointments. */
    public Agenda {
        appointments = List.copyOf(appointments);
    }

    /**
     * Books a slot.
     *
     * @param window how short before and how long ahead whoever books may do so
     * @throws Invalid {@code in_the_past}, {@code too_short_notice}, {@code too_far_ahead}, or {@code outside_shift} unless it is an
     *     emergency
     * @throws SlotTaken if either of them has another appointment at some instant of it
     */
    public Appointment book(
            TimeSlot slot,
            @Nullable HospitalId hospital,
            AppointmentType type,
            @Nullable Extras extras,
            BookingWindow window,
            Instant now) {
        window.require(slot.start(), type, now);
        requireAvailable(slot, hospital, type);
        requireFree(slot, null);
        return new Appointment(
                AppointmentId.next(),
                doctor,
                patient,
                hospital,
                slot,
                type,
                extras,
                AppointmentStatus.SCHEDULED,
                null,
                0,
                now,
                now);
    }

    /**
     * Moves an appointment or changes what it is. Its own old time is not in its way; a start that stays the same may lie in the past,
     * and closer or farther than the window says.
     *
     * @param window how short before and how long ahead whoever moves it may do so
     * @throws InvalidTransition if the appointment is over
     * @throws Invalid {@code in_the_past}, {@code too_short_notice}, {@code too_far_ahead}, or {@code outside_shift} unless it is an
     *     emergency
     * @throws SlotTaken if either of them has another appointment at some instant of the new slot; the old one is kept
     */
    public Appointment revise(
            Appointment appointment,
            TimeSlot slot,
            AppointmentType type,
            @Nullable Extras extras,
            BookingWindow window,
            Instant now) {
        appointment.requireOpen();
        if (!slot.start().equals(appointment.slot().start())) {
            window.require(slot.start(), type, now);
        }
        var moved = !slot.equals(appointment.slot());
        if (moved || type != appointment.type()) {
            requireAvailable(slot, appointment.hospital(), type);
            requireFree(slot, appointment.id());
        }
        return moved || type != appointment.type() || !Objects.equals(extras, appointment.extras())
                ? appointment.revised(slot, type, extras, now)
                : appointment;
    }

    private void requireAvailable(TimeSlot slot, @Nullable HospitalId hospital, AppointmentType type) {
        if (type != AppointmentType.EMERGENCY && !availability.covers(slot, hospital)) {
            throw Invalid.rule(ProblemCode.OUTSIDE_SHIFT, "The time is not wholly inside the hours of the doctor");
        }
    }

    private void requireFree(TimeSlot slot, @Nullable AppointmentId moving) {
        if (appointments.stream().filter(other -> !other.id().equals(moving)).anyMatch(other -> other.occupies(slot))) {
            throw new SlotTaken();
        }
    }
}
