package dev.doctorpatient.persistence.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "hospitals")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class HospitalRow {
    @Id
    public UUID id;

    public String name;
    public @Nullable String address;
    public @Nullable String city;
    public @Nullable String state;
    public @Nullable String country;
    public @Nullable String contact;
    public @Nullable String pinCode;
    public @Nullable String email;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> specialities;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> specialityKeys;

    public @Nullable String link;
    public @Nullable String website;

    @Column(name = "is_active")
    public boolean active;

    public Instant createdAt;
    public Instant updatedAt;
}
