package dev.doctorpatient.persistence.identity;

import dev.doctorpatient.domain.identity.Session;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "refresh_families")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SessionRow {
    @Id
    public UUID id;

    public UUID userId;
    public Instant createdAt;
    public Instant expiresAt;
    public @Nullable Instant revokedAt;

    static SessionRow of(Session session) {
        var row = new SessionRow();
        row.id = session.id().value();
        row.userId = session.user().value();
        row.createdAt = Values.stored(session.createdAt());
        row.expiresAt = Values.stored(session.expiresAt());
        row.revokedAt = session.revokedAt() == null ? null : Values.stored(session.revokedAt());
        return row;
    }

    Session toDomain() {
        return new Session(new SessionId(id), new UserId(userId), createdAt, expiresAt, revokedAt);
    }
}
