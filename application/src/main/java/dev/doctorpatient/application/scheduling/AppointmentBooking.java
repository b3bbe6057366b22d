package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.scheduling.port.AppointmentHistory;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.scheduling.port.Schedules;
import dev.doctorpatient.application.shared.IdempotencyKeys;
import dev.doctorpatient.application.shared.Precondition;
import dev.doctorpatient.application.shared.RepeatableRequest;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.Extras;
import dev.doctorpatient.domain.scheduling.InvalidTransition;
import dev.doctorpatient.domain.scheduling.SlotTaken;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.IdempotencyKey;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.PreconditionFailed;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Booking and moving appointments. Whoever writes one holds the calendars of its doctor and its patient,
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

    /**
     * What a request to book led to.
     *
     * @param repeated whether it was booked by an earlier request with the same key; then it is shown as it was booked
     */
    public record Booked(Appointment appointment, boolean repeated) {}

    /** What of an appointment can be changed. */
    public record Editable(
            TimeSlot slot, AppointmentType type, @Nullable Extras extras) {}

    private static final String OPERATION = "book_appointment";
    private static final int ALTERNATIVES = 3;
    private static final Duration ALTERNATIVES_WITHIN = Duration.ofDays(31);

    private final Appointments appointments;
    private final AppointmentHistory history;
    private final IdempotencyKeys keys;
    private final Hospitals hospitals;
    private final Doctors doctors;
    private final Patients patients;
    private final CareTeams careTeams;
    private final AppointmentObserver observer;
    private final SlotSearch search;
    private final SchedulingAccess access;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /**
     * A use case on its ports.
     *
     * @param patientsWindow how short before and how long ahead patients may book
     */
    public AppointmentBooking(
            Appointments appointments,
            AppointmentHistory history,
            Schedules schedules,
            IdempotencyKeys keys,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            CareTeams careTeams,
            AppointmentObserver observer,
            BookingWindow patientsWindow,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.appointments = appointments;
        this.history = history;
        this.keys = keys;
        this.hospitals = hospitals;
        this.doctors = doctors;
        this.patients = patients;
        this.careTeams = careTeams;
        this.observer = observer;
        this.search = new SlotSearch(appointments, schedules, doctors);
        this.access = new SchedulingAccess(careTeams, patientsWindow);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Books an appointment. A hospital that names no place books at its own.
     *
     * @param key by which the request is known if it comes again; null: it is new each time
     * @throws Invalid {@code in_the_past}, {@code too_short_notice}, {@code too_far_ahead}, {@code outside_shift}, {@code not_mapped},
     *     or naming a reference that does not exist
     * @throws SlotTaken if the doctor or the patient has another appointment then; it knows the next free slots
     * @throws Conflict {@code idempotency_key_reused} if another request had the key
     */
    public Booked book(Actor actor, Request request, @Nullable IdempotencyKey key) {
        var hospital =
                request.hospital() == null && actor instanceof Actor.Hospital place ? place.self() : request.hospital();
        var attempt = Optional.ofNullable(key).map(known -> attempt(actor, known, request, hospital));
        try {
            return transactions.inTransaction(actor, Deed.create(ResourceType.APPOINTMENT), trace -> {
                trace.about(patients.find(request.patient()), Patient::id);
                // Before any rule: what was possible when the request came first may no longer be.
                return repeated(actor, attempt, trace)
                        .orElseGet(() -> bookNow(actor, request, hospital, attempt, trace));
            });
        } catch (SlotTaken taken) {
            var wish = new SlotSearch.Wish(
                    request.doctor(),
                    request.patient(),
                    hospital,
                    request.slot().duration(),
                    request.type(),
                    null);
            throw withAlternatives(taken, actor, () -> Optional.of(wish), request.slot());
        }
    }

    private Booked bookNow(
            Actor actor,
            Request request,
            @Nullable HospitalId hospital,
            Optional<RepeatableRequest> attempt,
            Trace trace) {
        requireBookable(actor, request, hospital);
        var agenda = appointments.lockAgenda(request.doctor(), request.patient(), request.slot());
        // While their calendars were waited for, somebody may have left, and the same request been served.
        requireParties(request);
        var meanwhile = repeated(actor, attempt, trace);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        var now = clock.instant();
        var booked =
                agenda.book(request.slot(), hospital, request.type(), request.extras(), access.windowOf(actor), now);
        appointments.add(booked, actor.user());
        attempt.ifPresent(it -> it.keepOutcome(keys, booked.id().value(), now));
        observer.booked(booked, actor.user());
        trace.at(booked.id().value());
        return new Booked(booked, false);
    }

    private static RepeatableRequest attempt(
            Actor actor, IdempotencyKey key, Request request, @Nullable HospitalId hospital) {
        return RepeatableRequest.of(
                actor.user(),
                OPERATION,
                key,
                Arrays.asList(
                        request.doctor().value(),
                        request.patient().value(),
                        hospital == null ? null : hospital.value(),
                        request.slot().start(),
                        request.slot().duration(),
                        request.type(),
                        request.extras() == null ? null : request.extras().json()));
    }

    /** What the request booked when it came before, as it was then, if the actor may still know it. */
    private Optional<Booked> repeated(Actor actor, Optional<RepeatableRequest> attempt, Trace trace) {
        return attempt.flatMap(request -> request.earlierOutcome(keys)).map(outcome -> {
            var appointment = visible(actor, new AppointmentId(outcome), trace);
            trace.at(outcome);
            return history.find(appointment.id(), 0)
                    .map(first -> new Booked(first.state(), true))
                    .orElseThrow(() -> new NotFound("appointment"));
        });
    }

    private void requireBookable(Actor actor, Request request, @Nullable HospitalId hospital) {
        requireParties(request);
        if (hospital != null) {
            requireActive("hospital_id", hospitals.hold(hospital).filter(Hospital::active));
        }
        access.requireBooking(actor, request.doctor(), request.patient(), hospital);
        if (hospital != null && !careTeams.isAffiliated(request.doctor(), hospital)) {
            throw Invalid.rule(ProblemCode.NOT_MAPPED, "The doctor does not work at the hospital");
        }
    }

    /** The refusal with what could be booked instead. That nothing could be looked for makes it no other refusal. */
    private SlotTaken withAlternatives(
            SlotTaken taken, Actor actor, Supplier<Optional<SlotSearch.Wish>> wish, TimeSlot wanted) {
        try {
            var now = clock.instant();
            return taken.withAlternatives(transactions.inTransaction(() -> wish.get()
                    .map(it -> search.find(
                            it,
                            wanted.start(),
                            wanted.start().plus(ALTERNATIVES_WITHIN),
                            access.windowOf(actor),
                            now,
                            ALTERNATIVES))
                    .orElse(List.of())));
        } catch (Rejection _) {
            return taken;
        }
    }

    /**
     * Moves an appointment or changes what it is. If the new time is taken, the old one is kept.
     *
     * @param precondition which revision the change is meant for
     * @param change makes the new state from the present one
     * @throws Invalid {@code in_the_past}, {@code too_short_notice}, {@code too_far_ahead}, {@code outside_shift}, or {@code not_mapped} if
     *     the doctor no longer works at its hospital
     * @throws SlotTaken if the doctor or the patient has another appointment then; it knows the next free slots
     * @throws InvalidTransition if it is over
     * @throws NotAllowed if a patient changes more than the time
     * @throws PreconditionFailed if it is another revision
     */
    public Appointment revise(
            Actor actor, AppointmentId id, Precondition precondition, UnaryOperator<Editable> change) {
        var target = new AtomicReference<@Nullable Editable>();
        try {
            return transactions.inTransaction(actor, Deed.update(ResourceType.APPOINTMENT, id.value()), trace -> {
                var seen = visible(actor, id, trace);
                var wanted = change.apply(editable(seen));
                var agenda = appointments.lockAgenda(seen.doctor(), seen.patient(), wanted.slot());
                // Read again: it may have changed while its calendars were waited for.
                var appointment = access.requireVisible(actor, appointments.find(id));
                precondition.require(appointment.revision());
                var edited = change.apply(editable(appointment));
                if (!edited.slot().equals(wanted.slot())) {
                    agenda = appointments.lockAgenda(seen.doctor(), seen.patient(), edited.slot());
                }
                if (edited.type() != appointment.type() || !Objects.equals(edited.extras(), appointment.extras())) {
                    SchedulingAccess.requireGiving(actor);
                }
                if (edited.extras() != null) {
                    SchedulingAccess.requireRemembered("extras", patients.find(appointment.patient()));
                }
                target.set(edited);
                var revised = agenda.revise(
                        appointment,
                        edited.slot(),
                        edited.type(),
                        edited.extras(),
                        access.windowOf(actor),
                        clock.instant());
                if (!revised.slot().equals(appointment.slot())) {
                    requireMovable(appointment);
                }
                appointments.save(revised, actor.user());
                observer.changed(appointment, revised, actor.user());
                return revised;
            });
        } catch (SlotTaken taken) {
            var wanted = target.get();
            throw wanted == null
                    ? taken
                    : withAlternatives(
                            taken,
                            actor,
                            () -> appointments.find(id).map(moving -> wish(moving, wanted)),
                            wanted.slot());
        }
    }

    private static SlotSearch.Wish wish(Appointment moving, Editable wanted) {
        return new SlotSearch.Wish(
                moving.doctor(),
                moving.patient(),
                moving.hospital(),
                wanted.slot().duration(),
                wanted.type(),
                moving.id());
    }

    private Appointment visible(Actor actor, AppointmentId id, Trace trace) {
        return access.requireVisible(actor, trace.about(appointments.find(id), Appointment::patient));
    }

    private void requireParties(Request request) {
        requireActive("doctor_id", doctors.find(request.doctor()).filter(Doctor::active));
        requireActive("patient_id", patients.find(request.patient()).filter(Patient::active));
    }

    private void requireMovable(Appointment appointment) {
        if (doctors.find(appointment.doctor()).filter(Doctor::active).isEmpty()
                || patients.find(appointment.patient()).filter(Patient::active).isEmpty()) {
            throw Invalid.field("time_slot", "must stay as it is: the doctor or the patient has left");
        }
        var hospital = appointment.hospital();
        if (hospital != null && !careTeams.isAffiliated(appointment.doctor(), hospital)) {
            throw Invalid.rule(ProblemCode.NOT_MAPPED, "The doctor no longer works at the hospital");
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
