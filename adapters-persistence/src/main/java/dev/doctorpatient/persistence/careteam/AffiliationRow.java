package dev.doctorpatient.persistence.careteam;

import dev.doctorpatient.domain.careteam.Mapping.Affiliation;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "hospital_doctor_mappings")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AffiliationRow {
    @Id
    public UUID id;

    public UUID hospitalId;
    public UUID doctorId;
    public Instant createdAt;
    public Instant updatedAt;

    static AffiliationRow of(Affiliation affiliation) {
        var row = new AffiliationRow();
        row.id = affiliation.id().value();
        row.hospitalId = affiliation.hospital().value();
        row.doctorId = affiliation.doctor().value();
        row.createdAt = Values.stored(affiliation.createdAt());
        row.updatedAt = Values.stored(affiliation.updatedAt());
        return row;
    }

    Affiliation toDomain() {
        return new Affiliation(
                new MappingId(id), new HospitalId(hospitalId), new DoctorId(doctorId), createdAt, updatedAt);
    }
}
