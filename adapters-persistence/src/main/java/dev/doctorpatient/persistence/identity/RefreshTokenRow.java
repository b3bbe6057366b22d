package dev.doctorpatient.persistence.identity;

import dev.doctorpatient.domain.identity.RefreshToken;
import dev.doctorpatient.domain.identity.Session;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "refresh_tokens")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RefreshTokenRow {
    @Id
    public String hash;

    public UUID familyId;
    public @Nullable String parentHash;
    public Instant issuedAt;
    public Instant expiresAt;
    public @Nullable Instant usedAt;

    static RefreshTokenRow of(RefreshToken token, @Nullable TokenHash parent, Instant issuedAt) {
        var row = new RefreshTokenRow();
        row.hash = token.hash().value();
        row.familyId = token.session().id().value();
        row.parentHash = parent == null ? null : parent.value();
        row.issuedAt = Values.stored(issuedAt);
        row.expiresAt = Values.stored(token.expiresAt());
        row.usedAt = token.usedAt() == null ? null : Values.stored(token.usedAt());
        return row;
    }

    RefreshToken toDomain(Session session) {
        return new RefreshToken(new TokenHash(hash), session, expiresAt, usedAt);
    }
}
