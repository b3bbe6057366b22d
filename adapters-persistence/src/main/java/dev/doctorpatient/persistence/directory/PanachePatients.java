package dev.doctorpatient.persistence.directory;

import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PanachePatients implements Patients, PatientsById, PanacheRepositoryBase<PatientRow, UUID> {
    private static final String REGISTERED =
            "r.id in (select m.patientId from RegistrationRow m where m.hospitalId = :%s)";
    private static final String ASSIGNED = "r.id in (select t.patientId from AssignmentRow t where t.doctorId = :%s)";

    private final DirectoryRows rows;

    PanachePatients(DirectoryRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Patient> find(PatientId id) {
        return findByIdOptional(id.value()).map(rows::toDomain);
    }

    @Override
    public Optional<Patient> lock(PatientId id) {
        return Rows.lock(getEntityManager(), PatientRow.class, id.value()).map(rows::toDomain);
    }

    @Override
    public Map<PatientId, Patient> patients(Collection<PatientId> ids) {
        return find("id in ?1", ids.stream().map(PatientId::value).toList()).stream()
                .map(rows::toDomain)
                .collect(Collectors.toMap(Patient::id, Function.identity()));
    }

    @Override
    public boolean isWithin(Scope scope, PatientId id) {
        var conditions = within(scope).and("r.id = :id", "id", id.value());
        return find("from PatientRow r" + conditions.clause(), conditions.parameters())
                .singleResultOptional()
                .isPresent();
    }

    @Override
    public void add(Patient patient) {
        persist(rows.copy(patient, new PatientRow()));
    }

    @Override
    public void save(Patient patient) {
        rows.copy(
                patient,
                Rows.known(getEntityManager(), PatientRow.class, patient.id().value()));
    }

    @Override
    public void remove(PatientId id) {
        Rows.forget(getEntityManager());
        delete("id", id.value());
    }

    @Override
    public Page<Patient> page(Scope scope, PatientFilter filter, PageRequest request) {
        var hospital = filter.hospital();
        var doctor = filter.doctor();
        var conditions = within(scope)
                .and("r.active")
                .and("r.name ilike :text" + Rows.ESCAPED, "text", Rows.containing(filter.text()))
                .and(
                        REGISTERED.formatted("filterHospital"),
                        "filterHospital",
                        hospital == null ? null : hospital.value())
                .and(ASSIGNED.formatted("filterDoctor"), "filterDoctor", doctor == null ? null : doctor.value())
                .before(request.after(), "r.createdAt");
        var found = find(
                        "from PatientRow r" + conditions.clause() + " order by r.createdAt desc, r.id desc",
                        conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> Position.of(row.createdAt, row.id))
                .map(rows::toDomain);
    }

    private static Conditions within(Scope scope) {
        return switch (scope) {
            case Scope.All() -> new Conditions();
            case Scope.RegisteredAt(var hospital) ->
                new Conditions().and(REGISTERED.formatted("hospital"), "hospital", hospital.value());
            case Scope.AssignedTo(var doctor) ->
                new Conditions().and(ASSIGNED.formatted("doctor"), "doctor", doctor.value());
            case Scope.RelatedTo(var user) ->
                new Conditions()
                        .and(
                                "r.id in (select m.patientId from KinshipRow m where m.userId = :user)",
                                "user",
                                user.value());
        };
    }
}
