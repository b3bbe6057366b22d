package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.domain.identity.RefreshToken;
import dev.doctorpatient.domain.identity.Session;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sign-ins and their refresh tokens. */
public interface Sessions {
    /** Stores a new session with its first token. */
    void open(Session session, RefreshToken first);

    /** The session with this id. */
    Optional<Session> find(SessionId id);

    /** The token with this hash; any other transaction that asks for it waits until the present one ends. */
    Optional<RefreshToken> lockToken(TokenHash hash);

    /** Whether the token with this hash is known and was used. */
    boolean isUsed(TokenHash hash);

    /** Marks a token as used and stores the one that it was exchanged for. */
    void exchange(RefreshToken used, RefreshToken successor, Instant now);

    /** Ends a session; one that has ended stays as it is. */
    void revoke(SessionId id, Instant now);

    /** Every session of a user that has not ended. */
    List<SessionId> openSessions(UserId user, Instant now);
}
