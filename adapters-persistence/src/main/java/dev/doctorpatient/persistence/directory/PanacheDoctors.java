package dev.doctorpatient.persistence.directory;

import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheDoctors implements Doctors, PanacheRepositoryBase<DoctorRow, UUID> {
    private final DirectoryRows rows;

    PanacheDoctors(DirectoryRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Doctor> find(DoctorId id) {
        return findByIdOptional(id.value()).map(rows::toDomain);
    }

    @Override
    public Optional<Doctor> lock(DoctorId id) {
        return Rows.lock(getEntityManager(), DoctorRow.class, id.value()).map(rows::toDomain);
    }

    @Override
    public void add(Doctor doctor) {
        persist(rows.copy(doctor, new DoctorRow()));
    }

    @Override
    public void save(Doctor doctor) {
        rows.copy(
                doctor,
                Rows.known(getEntityManager(), DoctorRow.class, doctor.id().value()));
    }

    @Override
    public void remove(DoctorId id) {
        Rows.forget(getEntityManager());
        delete("id", id.value());
    }

    @Override
    public Page<Doctor> page(DoctorFilter filter, PageRequest request) {
        var hospital = filter.hospital();
        var patient = filter.patient();
        var conditions = new Conditions()
                .and("r.active")
                .and("r.name ilike :text" + Rows.ESCAPED, "text", Rows.containing(filter.text()))
                .and(
                        "r.id in (select a.doctorId from AffiliationRow a where a.hospitalId = :hospital)",
                        "hospital",
                        hospital == null ? null : hospital.value())
                .and(
                        "r.id in (select t.doctorId from AssignmentRow t where t.patientId = :patient)",
                        "patient",
                        patient == null ? null : patient.value())
                .and("lower(r.designation) = lower(:designation)", "designation", filter.designation())
                .before(request.after(), "r.createdAt");
        var found = find(
                        "from DoctorRow r" + conditions.clause() + " order by r.createdAt desc, r.id desc",
                        conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> Position.of(row.createdAt, row.id))
                .map(rows::toDomain);
    }
}
