package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.scheduling.Extras;
import dev.doctorpatient.domain.scheduling.InvalidTransition;
import dev.doctorpatient.domain.scheduling.SlotTaken;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Booking, moving, advancing and calling off appointments. Whoever writes one holds the calendars of its doctor and its patient,
 * so that no two appointments of either ever overlap, whatever races.
 */
public final class AppointmentBooking {
    /** What is asked for. */
    public record Request(
            DoctorId doctor,
            PatientId patient,
            @Nullable HospitalId hospital,
            TimeSlot slot,
            AppointmentType type,
            @Nullable Extras extras) {}

    /** What of an appointment can be changed. */
    public record Editable(
            TimeSlot slot, AppointmentType type, @Nullable Extras extras) {}

    private final Appointments appointments;
    private final Hospitals hospitals;
    private final Doctors doctors;
    private final Patients patients;
    private final CareTeams careTeams;
    private final AppointmentObserver observer;
    private final SchedulingAccess access;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public AppointmentBooking(
            Appointments appointments,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            CareTeams careTeams,
            AppointmentObserver observer,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.appointments = appointments;
        this.hospitals = hospitals;
        this.doctors = doctors;
        this.patients = patients;
        this.careTeams = careTeams;
        this.observer = observer;
        this.access = new SchedulingAccess(careTeams);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Books an appointment. A hospital that names no place books at its own.
     *
     * @throws Invalid {@code in_the_past}, {@code outside_shift}, {@code not_mapped}, or naming a reference that does not exist
     * @throws SlotTaken if the doctor or the patient has another appointment then
     */
    public Appointment book(Actor actor, Request request) {
        var hospital =
                request.hospital() == null && actor instanceof Actor.Hospital place ? place.self() : request.hospital();
        return transactions.inTransaction(actor, Deed.create(ResourceType.APPOINTMENT), trace -> {
            trace.about(patients.find(request.patient()), Patient::id);
            requireParties(request);
            if (hospital != null) {
                requireActive("hospital_id", hospitals.hold(hospital).filter(Hospital::active));
            }
            access.requireBooking(actor, request.doctor(), request.patient(), hospital);
            if (hospital != null && !careTeams.isAffiliated(request.doctor(), hospital)) {
                throw Invalid.rule(ProblemCode.NOT_MAPPED, "The doctor does not work at the hospital");
            }
            var agenda = appointments.lockAgenda(request.doctor(), request.patient(), request.slot());
            requireParties(request); // again: they may have left while their calendars were waited for
            var booked = agenda.book(request.slot(), hospital, request.type(), request.extras(), clock.instant());
            appointments.add(booked);
            observer.booked(booked, actor.user());
            trace.at(booked.id().value());
            return booked;
        });
    }

    /**
     * Moves an appointment or changes what it is. If the new time is taken, the old one is kept.
     *
     * @param change makes the new state from the present one
     * @throws Invalid {@code in_the_past} or {@code outside_shift}
     * @throws SlotTaken if the doctor or the patient has another appointment then
     * @throws InvalidTransition if it is over
     * @throws NotAllowed if a patient changes more than the time
     */
    public Appointment revise(Actor actor, AppointmentId id, UnaryOperator<Editable> change) {
        return transactions.inTransaction(actor, Deed.update(ResourceType.APPOINTMENT, id.value()), trace -> {
            var seen = visible(actor, id, trace);
            var wanted = change.apply(editable(seen));
            var agenda = appointments.lockAgenda(seen.doctor(), seen.patient(), wanted.slot());
            // Read again: it may have changed while its calendars were waited for.
            var appointment = access.requireVisible(actor, appointments.find(id));
            var edited = change.apply(editable(appointment));
            if (!edited.slot().equals(wanted.slot())) {
                agenda = appointments.lockAgenda(seen.doctor(), seen.patient(), edited.slot());
            }
            if (edited.type() != appointment.type() || !Objects.equals(edited.extras(), appointment.extras())) {
                SchedulingAccess.requireGiving(actor);
            }
            var revised = agenda.revise(appointment, edited.slot(), edited.type(), edited.extras(), clock.instant());
            if (!revised.slot().equals(appointment.slot())) {
                requireParties(appointment);
            }
            appointments.save(revised);
            observer.changed(appointment, revised, actor.user());
            return revised;
        });
    }

    /**
     * Takes an appointment a step further; the same status again changes nothing.
     *
     * @throws InvalidTransition if the step does not follow
     * @throws NotAllowed if a patient takes any step but calling it off
     */
    public Appointment advance(Actor actor, AppointmentId id, AppointmentStatus next) {
        return change(actor, Deed.update(ResourceType.APPOINTMENT, id.value()), id, (appointment, now) -> {
            if (next != AppointmentStatus.CANCELLED) {
                SchedulingAccess.requireGiving(actor);
            }
            return appointment.advance(next, actor.user(), now);
        });
    }

    /**
     * Calls an appointment off; one that is called off already stays as it is.
     *
     * @param reason why, if that is said
     * @throws InvalidTransition if it is over
     */
    public Appointment cancel(Actor actor, AppointmentId id, @Nullable String reason) {
        var cancellation = new Cancellation(actor.user(), reason);
        return change(
                actor,
                Deed.delete(ResourceType.APPOINTMENT, id.value()),
                id,
                (appointment, now) -> appointment.cancel(cancellation, now));
    }

    private Appointment change(
            Actor actor, Deed deed, AppointmentId id, BiFunction<Appointment, Instant, Appointment> step) {
        return transactions.inTransaction(actor, deed, trace -> {
            var seen = visible(actor, id, trace);
            // The agenda itself is not asked: holding it keeps every other change of the appointment out.
            var unused = appointments.lockAgenda(seen.doctor(), seen.patient(), seen.slot());
            var appointment = appointments.find(id).orElseThrow(() -> new NotFound("appointment"));
            var changed = step.apply(appointment, clock.instant());
            appointments.save(changed);
            observer.changed(appointment, changed, actor.user());
            return changed;
        });
    }

    private Appointment visible(Actor actor, AppointmentId id, Trace trace) {
        return access.requireVisible(actor, trace.about(appointments.find(id), Appointment::patient));
    }

    private void requireParties(Request request) {
        requireActive("doctor_id", doctors.find(request.doctor()).filter(Doctor::active));
        requireActive("patient_id", patients.find(request.patient()).filter(Patient::active));
    }

    private void requireParties(Appointment appointment) {
        if (doctors.find(appointment.doctor()).filter(Doctor::active).isEmpty()
                || patients.find(appointment.patient()).filter(Patient::active).isEmpty()) {
            throw Invalid.field("time_slot", "must stay as it is: the doctor or the patient has left");
        }
    }

    private static Editable editable(Appointment appointment) {
        return new Editable(appointment.slot(), appointment.type(), appointment.extras());
    }

    private static void requireActive(String field, Optional<?> found) {
        if (found.isEmpty()) {
            throw Invalid.reference(field);
        }
    }
}
