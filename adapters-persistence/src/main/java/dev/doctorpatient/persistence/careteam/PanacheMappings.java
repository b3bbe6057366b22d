package dev.doctorpatient.persistence.careteam;

import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.domain.careteam.Mapping;
import dev.doctorpatient.domain.careteam.Mapping.Affiliation;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.careteam.RelatedPatient;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.persistence.directory.PatientsById;
import dev.doctorpatient.persistence.shared.Rows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Four tables; the repository is that of relations, the only kind that changes. */
@ApplicationScoped
class PanacheMappings implements Mappings, PanacheRepositoryBase<KinshipRow, UUID> {
    private static final Map<Class<? extends Mapping>, Table<?>> TABLES = Map.of(
            Affiliation.class, new Table<>(AffiliationRow.class, AffiliationRow::toDomain),
            Registration.class, new Table<>(RegistrationRow.class, RegistrationRow::toDomain),
            Assignment.class, new Table<>(AssignmentRow.class, AssignmentRow::toDomain),
            Kinship.class, new Table<>(KinshipRow.class, KinshipRow::toDomain));

    private final PatientsById patients;

    PanacheMappings(PatientsById patients) {
        this.patients = patients;
    }

    @Override
    public void add(Mapping mapping) {
        getEntityManager()
                .persist(
                        switch (mapping) {
                            case Affiliation affiliation -> AffiliationRow.of(affiliation);
                            case Registration registration -> RegistrationRow.of(registration);
                            case Assignment assignment -> AssignmentRow.of(assignment);
                            case Kinship kinship -> new KinshipRow().take(kinship);
                        });
        requireNew();
    }

    @Override
    public <M extends Mapping> Optional<M> find(Class<M> kind, MappingId id) {
        return table(kind).find(this, id).map(kind::cast);
    }

    @Override
    public void save(Kinship kinship) {
        Rows.known(getEntityManager(), KinshipRow.class, kinship.id().value()).take(kinship);
        requireNew();
    }

    @Override
    public void remove(Mapping mapping) {
        removeAll(table(mapping.getClass()).rows(), "id", mapping.id().value());
    }

    @Override
    public void removeAllOf(HospitalId hospital) {
        removeAll(AffiliationRow.class, "hospitalId", hospital.value());
        removeAll(RegistrationRow.class, "hospitalId", hospital.value());
    }

    @Override
    public void removeAllOf(DoctorId doctor) {
        removeAll(AffiliationRow.class, "doctorId", doctor.value());
        removeAll(AssignmentRow.class, "doctorId", doctor.value());
    }

    @Override
    public void removeAllOf(PatientId patient) {
        removeAll(RegistrationRow.class, "patientId", patient.value());
        removeAll(AssignmentRow.class, "patientId", patient.value());
        removeAll(KinshipRow.class, "patientId", patient.value());
    }

    @Override
    public void removeAllOf(UserId user) {
        removeAll(KinshipRow.class, "userId", user.value());
    }

    @Override
    public List<RelatedPatient> patientsOf(UserId user) {
        var kinships = find("userId = ?1 order by createdAt, id", user.value()).stream()
                .map(KinshipRow::toDomain)
                .toList();
        var related = patients.patients(kinships.stream().map(Kinship::patient).toList());
        return kinships.stream()
                .map(kinship -> new RelatedPatient(kinship, Objects.requireNonNull(related.get(kinship.patient()))))
                .filter(relative -> relative.patient().active())
                .toList();
    }

    @Override
    public List<Kinship> relativesOf(PatientId patient) {
        return find("patientId = ?1 order by createdAt, id", patient.value()).stream()
                .map(KinshipRow::toDomain)
                .toList();
    }

    private void removeAll(Class<?> rows, String column, UUID value) {
        var entities = getEntityManager();
        Rows.forget(entities); // rows go without Hibernate, which would give them again, or miss those that are gone
        entities.createQuery("delete from " + rows.getSimpleName() + " where " + column + " = :value")
                .setParameter("value", value)
                .executeUpdate();
    }

    private void requireNew() {
        Rows.writeOr(
                getEntityManager(),
                () -> new Conflict(ProblemCode.MAPPING_EXISTS, "There is such a mapping already"),
                "hospital_doctor_mappings_key",
                "hospital_patient_mappings_key",
                "doctor_patient_mappings_key",
                "user_patient_relations_key",
                "user_patient_relations_self_of_key");
    }

    private static Table<?> table(Class<? extends Mapping> kind) {
        return Objects.requireNonNull(TABLES.get(kind));
    }

    private record Table<R>(Class<R> rows, Function<R, Mapping> toDomain) {
        Optional<Mapping> find(PanacheMappings mappings, MappingId id) {
            return Optional.ofNullable(mappings.getEntityManager().find(rows, id.value()))
                    .map(toDomain);
        }
    }
}
