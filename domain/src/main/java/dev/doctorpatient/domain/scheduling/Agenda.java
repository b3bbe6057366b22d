package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.Shift;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a doctor and a patient can meet: the doctor's shift, and every appointment of either of them that could be
 * in the way. Whoever holds it holds both calendars; nobody else can change them until the transaction ends.
 */
public record Agenda(DoctorId doctor, PatientId patient, Optional<Shift> shift, List<Appointment> appointments) {
    /** Keeps its own copy of the appointments. */
    public Agenda {
        appointments = List.copyOf(appointments);
    }

    /**
     * Books a slot.
     *
     * @throws Invalid {@code in_the_past}, or {@code outside_shift} unless it is an emergency
     * @throws SlotTaken if either of them has another appointment at some instant of it
     */
    public Appointment book(
            TimeSlot slot, @Nullable HospitalId hospital, AppointmentType type, @Nullable Extras extras, Instant now) {
        requireFree(slot, type, null, now);
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
                now,
                now);
    }

    /**
     * Moves an appointment or changes what it is. Its own old time is not in its way; a start that stays the same may lie in the past.
     *
     * @throws InvalidTransition if the appointment is over
     * @throws Invalid {@code in_the_past}, or {@code outside_shift} unless it is an emergency
     * @throws SlotTaken if either of them has another appointment at some instant of the new slot; the old one is kept
     */
    public Appointment revise(
            Appointment appointment, TimeSlot slot, AppointmentType type, @Nullable Extras extras, Instant now) {
        appointment.requireOpen();
        var moved = !slot.equals(appointment.slot());
        if (moved || type != appointment.type()) {
            requireFree(slot, type, appointment, now);
        }
        return moved || type != appointment.type() || !Objects.equals(extras, appointment.extras())
                ? appointment.revised(slot, type, extras, now)
                : appointment;
    }

    private void requireFree(TimeSlot slot, AppointmentType type, @Nullable Appointment moving, Instant now) {
        if (slot.start().isBefore(now)
                && (moving == null || !slot.start().equals(moving.slot().start()))) {
            throw Invalid.rule(ProblemCode.IN_THE_PAST, "An appointment cannot start in the past");
        }
        if (type != AppointmentType.EMERGENCY
                && shift.isPresent()
                && !shift.get().covers(slot.start(), slot.end())) {
            throw Invalid.rule(ProblemCode.OUTSIDE_SHIFT, "The time is not wholly inside the doctor's shift");
        }
        if (appointments.stream()
                .filter(other -> moving == null || !other.id().equals(moving.id()))
                .anyMatch(other -> other.occupies(slot))) {
            throw new SlotTaken();
        }
    }
}
