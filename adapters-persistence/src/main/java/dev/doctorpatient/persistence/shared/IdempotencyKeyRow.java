package dev.doctorpatient.persistence.shared;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "idempotency_keys")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class IdempotencyKeyRow {
    @Embeddable
    record Id(UUID userId, String operation, String idempotencyKey) {}

    @EmbeddedId
    public Id id;

    public String fingerprint;
    public UUID resourceId;
    public Instant createdAt;
}
