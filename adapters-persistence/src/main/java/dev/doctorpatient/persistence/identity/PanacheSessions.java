package dev.doctorpatient.persistence.identity;

import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.domain.identity.RefreshToken;
import dev.doctorpatient.domain.identity.Session;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheSessions implements Sessions, PanacheRepositoryBase<SessionRow, UUID> {
    @Override
    public void open(Session session, RefreshToken first) {
        var entities = getEntityManager();
        entities.persist(SessionRow.of(session));
        entities.persist(RefreshTokenRow.of(first, null, session.createdAt()));
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return findByIdOptional(id.value()).map(SessionRow::toDomain);
    }

    @Override
    public Optional<RefreshToken> lockToken(TokenHash hash) {
        return Rows.lock(getEntityManager(), RefreshTokenRow.class, hash.value())
                .map(token -> token.toDomain(findById(token.familyId).toDomain()));
    }

    @Override
    public boolean isUsed(TokenHash hash) {
        var token = getEntityManager().find(RefreshTokenRow.class, hash.value());
        return token != null && token.usedAt != null;
    }

    @Override
    public void exchange(RefreshToken used, RefreshToken successor, Instant now) {
        var entities = getEntityManager();
        Rows.known(entities, RefreshTokenRow.class, used.hash().value()).usedAt = Values.stored(now);
        entities.persist(RefreshTokenRow.of(successor, used.hash(), now));
    }

    @Override
    public void revoke(SessionId id, Instant now) {
        Rows.lock(getEntityManager(), SessionRow.class, id.value())
                .filter(session -> session.revokedAt == null && now.isBefore(session.expiresAt))
                .ifPresent(session -> session.revokedAt = Values.stored(now));
    }

    @Override
    public List<SessionId> openSessions(UserId user, Instant now) {
        return find("userId = ?1 and revokedAt is null and expiresAt > ?2", user.value(), now).stream()
                .map(session -> new SessionId(session.id))
                .toList();
    }
}
