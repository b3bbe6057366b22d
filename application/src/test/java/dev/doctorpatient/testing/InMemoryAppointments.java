package dev.doctorpatient.testing;

import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.scheduling.Agenda;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import java.util.Optional;

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
        var shift = database.doctors.get(doctor).profile().shift();
        var unused = database.patients.get(patient);
        var occupied = database.appointments.all().stream()
                .filter(appointment -> appointment.doctor().equals(doctor)
                        || appointment.patient().equals(patient))
                .filter(appointment -> appointment.occupies(slot))
                .toList();
        return new Agenda(doctor, patient, shift, occupied);
    }

    @Override
    public void add(Appointment appointment) {
        requireAgenda(appointment);
        database.appointments.add(appointment.id(), appointment);
    }

    @Override
    public void save(Appointment appointment) {
        requireAgenda(appointment);
        database.appointments.replace(appointment.id(), appointment);
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
