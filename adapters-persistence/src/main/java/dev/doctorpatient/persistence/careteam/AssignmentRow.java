package dev.doctorpatient.persistence.careteam;

import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "doctor_patient_mappings")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AssignmentRow {
    @Id
    public UUID id;

    public UUID doctorId;
    public UUID patientId;
    public Instant createdAt;
    public Instant updatedAt;

    static AssignmentRow of(Assignment assignment) {
        var row = new AssignmentRow();
        row.id = assignment.id().value();
        row.doctorId = assignment.doctor().value();
        row.patientId = assignment.patient().value();
        row.createdAt = Values.stored(assignment.createdAt());
        row.updatedAt = Values.stored(assignment.updatedAt());
        return row;
    }

    Assignment toDomain() {
        return new Assignment(
                new MappingId(id), new DoctorId(doctorId), new PatientId(patientId), createdAt, updatedAt);
    }
}
