package dev.doctorpatient.testing;

import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.domain.identity.RefreshToken;
import dev.doctorpatient.domain.identity.Session;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sign-ins in memory. */
public final class InMemorySessions implements Sessions {
    private final InMemoryDatabase database;

    /** The sign-ins of a database. */
    public InMemorySessions(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void open(Session session, RefreshToken first) {
        database.sessions.add(session.id(), session);
        database.refreshTokens.add(first.hash(), first);
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return database.sessions.find(id);
    }

    @Override
    public Optional<RefreshToken> lockToken(TokenHash hash) {
        return database.refreshTokens.find(hash).map(this::withPresentSession);
    }

    /** The session may have ended since the token was stored. */
    private RefreshToken withPresentSession(RefreshToken token) {
        return new RefreshToken(
                token.hash(), database.sessions.get(token.session().id()), token.expiresAt(), token.usedAt());
    }

    @Override
    public boolean isUsed(TokenHash hash) {
        return database.refreshTokens
                .find(hash)
                .filter(token -> token.usedAt() != null)
                .isPresent();
    }

    @Override
    public void exchange(RefreshToken used, RefreshToken successor, Instant now) {
        database.refreshTokens.replace(
                used.hash(), new RefreshToken(used.hash(), used.session(), used.expiresAt(), now));
        database.refreshTokens.add(successor.hash(), successor);
    }

    @Override
    public void revoke(SessionId id, Instant now) {
        database.sessions
                .find(id)
                .filter(session -> session.revokedAt() == null)
                .ifPresent(session -> database.sessions.replace(
                        id, new Session(id, session.user(), session.createdAt(), session.expiresAt(), now)));
    }

    @Override
    public List<SessionId> openSessions(UserId user, Instant now) {
        return database.sessions.all().stream()
                .filter(session -> session.user().equals(user))
                .filter(session -> session.revokedAt() == null && now.isBefore(session.expiresAt()))
                .map(Session::id)
                .toList();
    }
}
