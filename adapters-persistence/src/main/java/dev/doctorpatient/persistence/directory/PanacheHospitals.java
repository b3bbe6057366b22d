package dev.doctorpatient.persistence.directory;

import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheHospitals implements Hospitals, PanacheRepositoryBase<HospitalRow, UUID> {
    private final DirectoryRows rows;

    PanacheHospitals(DirectoryRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Hospital> find(HospitalId id) {
        return findByIdOptional(id.value()).map(rows::toDomain);
    }

    @Override
    public Optional<Hospital> lock(HospitalId id) {
        return Rows.lock(getEntityManager(), HospitalRow.class, id.value()).map(rows::toDomain);
    }

    @Override
    public Optional<Hospital> hold(HospitalId id) {
        return Rows.hold(getEntityManager(), HospitalRow.class, id.value()).map(rows::toDomain);
    }

    @Override
    public void add(Hospital hospital) {
        persist(rows.copy(hospital, new HospitalRow()));
        requireOwnAddress();
    }

    @Override
    public void save(Hospital hospital) {
        rows.copy(
                hospital,
                Rows.known(getEntityManager(), HospitalRow.class, hospital.id().value()));
        requireOwnAddress();
    }

    @Override
    public void remove(HospitalId id) {
        Rows.forget(getEntityManager());
        delete("id", id.value());
    }

    @Override
    public Page<Hospital> page(HospitalFilter filter, PageRequest request) {
        var speciality = filter.speciality();
        var doctor = filter.doctor();
        var patient = filter.patient();
        var conditions = new Conditions()
                .and("r.active")
                .and("r.name ilike :text" + Rows.ESCAPED, "text", Rows.containing(filter.text()))
                .and("lower(r.city) = lower(:city)", "city", filter.city())
                .and(
                        "array_contains(r.specialityKeys, :speciality)",
                        "speciality",
                        speciality == null ? null : DirectoryRows.key(speciality))
                .and(
                        "r.id in (select a.hospitalId from AffiliationRow a where a.doctorId = :doctor)",
                        "doctor",
                        doctor == null ? null : doctor.value())
                .and(
                        "r.id in (select m.hospitalId from RegistrationRow m where m.patientId = :patient)",
                        "patient",
                        patient == null ? null : patient.value())
                .before(request.after(), "r.createdAt");
        var found = find(
                        "from HospitalRow r" + conditions.clause() + " order by r.createdAt desc, r.id desc",
                        conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> Position.of(row.createdAt, row.id))
                .map(rows::toDomain);
    }

    private void requireOwnAddress() {
        Rows.writeOr(
                getEntityManager(),
                () -> new Conflict(ProblemCode.EMAIL_TAKEN, "Another hospital has this e-mail address"),
                "hospitals_email_key");
    }
}
