package dev.doctorpatient.persistence.suggestion;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "suggestions")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SuggestionRow {
    @Id
    public UUID id;

    public String problem;
    public String description;
    public UUID createdBy;
    public Instant createdAt;
    public Instant updatedAt;
}
