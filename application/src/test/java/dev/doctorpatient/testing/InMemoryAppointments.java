package dev.doctorpatient.testing;

import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Agenda;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentChange;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import dev.doctorpatient.domain.scheduling.Availability;
import dev.doctorpatient.domain.scheduling.Engagement;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Appointments in memory. */
public final class InMemoryAppointments implements Appointments {
    private final InMemoryDatabase database;
    private final InMemoryCareTeams careTeams;

    /** The appointments of a database. */
    public InMemoryAppointments(InMemoryDatabase database) {
        this.database = database;
        this.careTeams = new InMemoryCareTeams(database);
    }

    @Override
    public Optional<Appointment> find(AppointmentId id) {
        return database.appointments.find(id);
    }

    @Override
    public Agenda lockAgenda(DoctorId doctor, PatientId patient, TimeSlot slot) {
        database.lock(doctor);
        database.lock(patient);
        var profile = there(database.doctors.find(doctor)).profile();
        var unused = there(database.patients.find(patient));
        var occupied = database.appointments.all().stream()
                .filter(appointment -> appointment.doctor().equals(doctor)
                        || appointment.patient().equals(patient))
                .filter(appointment -> appointment.occupies(slot))
                .toList();
        var schedule = database.schedules.find(doctor).orElse(Schedule.EMPTY);
        return new Agenda(doctor, patient, Availability.of(profile, schedule), occupied);
    }

    private static <T> T there(Optional<T> party) {
        return party.orElseThrow(() ->
                new Conflict(ProblemCode.CONCURRENT_CHANGE, "Somebody was removed at the same moment; try again"));
    }

    @Override
    public List<Appointment> lockUpcoming(DoctorId doctor, Instant from) {
        database.lock(doctor);
        return upcoming(appointment -> appointment.doctor().equals(doctor), from);
    }

    @Override
    public List<Appointment> lockUpcoming(PatientId patient, Instant from) {
        database.lock(patient);
        return upcoming(appointment -> appointment.patient().equals(patient), from);
    }

    @Override
    public List<Appointment> lockUpcoming(HospitalId hospital, Instant from) {
        var upcoming = upcoming(appointment -> hospital.equals(appointment.hospital()), from);
        upcoming.forEach(appointment -> database.lock(appointment.doctor()));
        return upcoming;
    }

    private List<Appointment> upcoming(Predicate<Appointment> wanted, Instant from) {
        return database.appointments.all().stream()
                .filter(wanted)
                .filter(appointment -> !appointment.slot().start().isBefore(from)
                        && !appointment.status().isFinal())
                .sorted(Comparator.comparing(
                                (Appointment appointment) -> appointment.slot().start())
                        .thenComparing(appointment -> appointment.id().value().toString()))
                .toList();
    }

    @Override
    public List<Engagement> engagements(DoctorId doctor, @Nullable PatientId patient, Instant from, Instant to) {
        return database.appointments.all().stream()
                .filter(appointment -> appointment.doctor().equals(doctor)
                        || appointment.patient().equals(patient))
                .filter(appointment -> appointment.status().occupiesTime()
                        && appointment.slot().start().isBefore(to)
                        && appointment.slot().end().isAfter(from))
                .map(appointment -> new Engagement(appointment.id(), appointment.slot()))
                .toList();
    }

    @Override
    public void add(Appointment appointment, UserId by) {
        requireAgenda(appointment);
        database.appointments.add(appointment.id(), appointment);
        keep(new AppointmentRevision(appointment, AppointmentChange.CREATED, by));
    }

    private void keep(AppointmentRevision revision) {
        var state = revision.state();
        database.appointmentRevisions.add(List.of(state.id(), state.revision()), revision);
    }

    @Override
    public void save(Appointment appointment, UserId by) {
        var stored = database.appointments.get(appointment.id());
        if (stored.equals(appointment)) {
            return;
        }
        if (stored.slot().equals(appointment.slot())) {
            database.requireEitherLocked(appointment.doctor(), appointment.patient());
        } else {
            requireAgenda(appointment);
        }
        database.appointments.replace(appointment.id(), appointment);
        keep(new AppointmentRevision(appointment, AppointmentChange.between(stored, appointment), by));
    }

    private void requireAgenda(Appointment appointment) {
        database.requireLocked(appointment.doctor());
        database.requireLocked(appointment.patient());
    }

    @Override
    public Page<Appointment> page(Scope scope, AppointmentFilter filter, PageRequest request) {
        return Pages.of(
                database.appointments.all(),
                appointment -> isWithin(scope, appointment) && matches(filter, appointment),
                Pages.ASCENDING,
                appointment ->
                        Position.of(appointment.slot().start(), appointment.id().value()),
                request);
    }

    private boolean isWithin(Scope scope, Appointment appointment) {
        return switch (scope) {
            case Scope.All() -> true;
            case Scope.OfDoctor(var doctor) -> appointment.doctor().equals(doctor);
            case Scope.AtHospital(var hospital) -> hospital.equals(appointment.hospital());
            case Scope.OfRelatives(var user) -> careTeams.isRelated(user, appointment.patient());
        };
    }

    private static boolean matches(AppointmentFilter filter, Appointment appointment) {
        var start = appointment.slot().start();
        var from = filter.from();
        var to = filter.to();
        return Pages.is(appointment.doctor(), filter.doctor())
                && Pages.is(appointment.patient(), filter.patient())
                && Pages.is(appointment.hospital(), filter.hospital())
                && (filter.statuses().isEmpty() || filter.statuses().contains(appointment.status()))
                && (filter.types().isEmpty() || filter.types().contains(appointment.type()))
                && (from == null || !start.isBefore(from))
                && (to == null || start.isBefore(to));
    }
}
