package dev.doctorpatient.persistence.careteam;

import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "hospital_patient_mappings")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RegistrationRow {
    @Id
    public UUID id;

    public UUID hospitalId;
    public UUID patientId;
    public Instant createdAt;
    public Instant updatedAt;

    static RegistrationRow of(Registration registration) {
        var row = new RegistrationRow();
        row.id = registration.id().value();
        row.hospitalId = registration.hospital().value();
        row.patientId = registration.patient().value();
        row.createdAt = Values.stored(registration.createdAt());
        row.updatedAt = Values.stored(registration.updatedAt());
        return row;
    }

    Registration toDomain() {
        return new Registration(
                new MappingId(id), new HospitalId(hospitalId), new PatientId(patientId), createdAt, updatedAt);
    }
}
