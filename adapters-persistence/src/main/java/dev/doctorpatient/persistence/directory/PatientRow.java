package dev.doctorpatient.persistence.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "patients")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PatientRow {
    @Id
    public UUID id;

    public String name;

    @Column(name = "dob")
    @JdbcTypeCode(SqlTypes.LOCAL_DATE) // else it moves with the zone of the machine
    public @Nullable LocalDate birthDate;

    public @Nullable String gender;
    public @Nullable String contact;
    public @Nullable String photo;

    @Column(name = "is_active")
    public boolean active;

    public Instant createdAt;
    public Instant updatedAt;
}
