package dev.doctorpatient.persistence.conversation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "sightings")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SightingRow {
    @Id
    public UUID participantId;

    public Instant seenAt;
}
