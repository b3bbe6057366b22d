package dev.doctorpatient.persistence.scheduling;

import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.scheduling.port.Schedules;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Agenda;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentChange;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.Availability;
import dev.doctorpatient.domain.scheduling.Engagement;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PanacheAppointments implements Appointments, PanacheRepositoryBase<AppointmentRow, UUID> {
    private static final List<String> OCCUPYING = Stream.of(AppointmentStatus.values())
            .filter(AppointmentStatus::occupiesTime)
            .map(Values::name)
            .toList();

    private static final List<String> OPEN = Stream.of(AppointmentStatus.values())
            .filter(status -> !status.isFinal())
            .map(Values::name)
            .toList();

    /** Of the table's check: what began longer ago is over, so that an index on starts finds all that overlaps. */
    private static final Duration LONGEST = Duration.ofHours(8);

    private final Doctors doctors;
    private final Patients patients;
    private final Schedules schedules;

    PanacheAppointments(Doctors doctors, Patients patients, Schedules schedules) {
        this.doctors = doctors;
        this.patients = patients;
        this.schedules = schedules;
    }

    @Override
    public Optional<Appointment> find(AppointmentId id) {
        return findByIdOptional(id.value()).map(AppointmentRow::toDomain);
    }

    @Override
    public Agenda lockAgenda(DoctorId doctor, PatientId patient, TimeSlot slot) {
        Doctor locked;
        if (doctor.value().compareTo(patient.value()) < 0) { // one order for everybody, or two bookings can deadlock
            locked = lock(doctor);
            lock(patient);
        } else {
            lock(patient);
            locked = lock(doctor);
        }
        var appointments = find(
                        "(doctorId = ?1 or patientId = ?2) and timeSlot > ?3 and timeSlot < ?4 and endsAt > ?5"
                                + " and status in ?6",
                        doctor.value(),
                        patient.value(),
                        slot.start().minus(LONGEST),
                        slot.end(),
                        slot.start(),
                        OCCUPYING)
                .stream()
                .map(AppointmentRow::toDomain)
                .toList();
        return new Agenda(doctor, patient, Availability.of(locked.profile(), schedules.find(doctor)), appointments);
    }

    private Doctor lock(DoctorId doctor) {
        return doctors.lock(doctor).orElseThrow(PanacheAppointments::agendaOfNobody);
    }

    private void lock(PatientId patient) {
        if (patients.lock(patient).isEmpty()) {
            throw agendaOfNobody();
        }
    }

    private static Conflict agendaOfNobody() {
        return new Conflict(ProblemCode.CONCURRENT_CHANGE, "Somebody was removed at the same moment; try again");
    }

    @Override
    public List<Appointment> lockUpcoming(DoctorId doctor, Instant from) {
        var unused = lock(doctor); // it keeps others from each of them: whoever changes one holds both its parties
        return upcoming("doctorId", doctor.value(), from)
                .map(AppointmentRow::toDomain)
                .toList();
    }

    @Override
    public List<Appointment> lockUpcoming(PatientId patient, Instant from) {
        lock(patient);
        return upcoming("patientId", patient.value(), from)
                .map(AppointmentRow::toDomain)
                .toList();
    }

    @Override
    public List<Appointment> lockUpcoming(HospitalId hospital, Instant from) {
        upcoming("hospitalId", hospital.value(), from)
                .map(row -> row.doctorId)
                .distinct()
                .sorted() // the order in which bookings lock
                .toList()
                .forEach(doctor -> {
                    var unused = lock(new DoctorId(doctor));
                });
        return upcoming("hospitalId", hospital.value(), from)
                .map(AppointmentRow::toDomain)
                .toList();
    }

    private Stream<AppointmentRow> upcoming(String party, UUID id, Instant from) {
        return find(party + " = ?1 and timeSlot >= ?2 and status in ?3 order by timeSlot, id", id, from, OPEN).stream();
    }

    @Override
    public List<Engagement> engagements(DoctorId doctor, @Nullable PatientId patient, Instant from, Instant to) {
        // Only what is needed is read: extras may be large, and a month of a doctor has many.
        var query = getEntityManager()
                .createQuery(
                        "select id, timeSlot, durationMinutes from AppointmentRow where (doctorId = :doctor"
                                + (patient == null ? "" : " or patientId = :patient")
                                + ") and timeSlot > :earliest and timeSlot < :to and endsAt > :from and status in :statuses",
                        Object[].class)
                .setParameter("doctor", doctor.value())
                .setParameter("earliest", from.minus(LONGEST))
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("statuses", OCCUPYING);
        if (patient != null) {
            query.setParameter("patient", patient.value());
        }
        return query.getResultStream()
                .map(row -> new Engagement(
                        new AppointmentId((UUID) row[0]),
                        new TimeSlot((Instant) row[1], Duration.ofMinutes((int) row[2]))))
                .toList();
    }

    @Override
    public void add(Appointment appointment, UserId by) {
        persist(new AppointmentRow().take(appointment));
        getEntityManager().persist(AppointmentRevisionRow.of(appointment, AppointmentChange.CREATED, by));
    }

    @Override
    public void save(Appointment appointment, UserId by) {
        var row = Rows.known(
                getEntityManager(), AppointmentRow.class, appointment.id().value());
        var stored = row.toDomain();
        if (!stored.equals(appointment)) {
            row.take(appointment);
            getEntityManager()
                    .persist(
                            AppointmentRevisionRow.of(appointment, AppointmentChange.between(stored, appointment), by));
        }
    }

    @Override
    public Page<Appointment> page(Scope scope, AppointmentFilter filter, PageRequest request) {
        var doctor = filter.doctor();
        var patient = filter.patient();
        var hospital = filter.hospital();
        var conditions = within(scope)
                .and("r.doctorId = :doctor", "doctor", doctor == null ? null : doctor.value())
                .and("r.patientId = :patient", "patient", patient == null ? null : patient.value())
                .and("r.hospitalId = :hospital", "hospital", hospital == null ? null : hospital.value())
                .and("r.status in :statuses", "statuses", names(filter.statuses()))
                .and("r.type in :types", "types", names(filter.types()))
                .and("r.timeSlot >= :from", "from", filter.from())
                .and("r.timeSlot < :to", "to", filter.to())
                .after(request.after(), "r.timeSlot");
        var found = find(
                        "from AppointmentRow r" + conditions.clause() + " order by r.timeSlot, r.id",
                        conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> Position.of(row.timeSlot, row.id))
                .map(AppointmentRow::toDomain);
    }

    private static Conditions within(Scope scope) {
        return switch (scope) {
            case Scope.All() -> new Conditions();
            case Scope.OfDoctor(var self) -> new Conditions().and("r.doctorId = :self", "self", self.value());
            case Scope.AtHospital(var self) -> new Conditions().and("r.hospitalId = :self", "self", self.value());
            case Scope.OfRelatives(var user) ->
                new Conditions()
                        .and(
                                "r.patientId in (select k.patientId from KinshipRow k where k.userId = :user)",
                                "user",
                                user.value());
        };
    }

    /** Null for an empty set, which means any. */
    private static @Nullable Collection<String> names(Set<? extends Enum<?>> constants) {
        return constants.isEmpty() ? null : constants.stream().map(Values::name).toList();
    }
}
