package dev.doctorpatient.persistence.file;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "discarded_files")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DiscardedFileRow {
    @Id
    public UUID id;

    public Instant discardedAt;
}
