package dev.doctorpatient.persistence.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "doctors")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DoctorRow {
    @Id
    public UUID id;

    public String name;
    public @Nullable String photo;
    public @Nullable String designation;
    public @Nullable Integer experience;
    public @Nullable String details;
    public @Nullable String contact;

    @Column(name = "shift_time_start")
    @JdbcTypeCode(SqlTypes.LOCAL_TIME) // else it moves with the zone of the machine
    public @Nullable LocalTime shiftStart;

    @Column(name = "shift_time_end")
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    public @Nullable LocalTime shiftEnd;

    @Column(name = "time_zone")
    public String zone;

    @Column(name = "is_active")
    public boolean active;

    public Instant createdAt;
    public Instant updatedAt;
}
