package dev.doctorpatient.application.shared;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Fingerprint;
import dev.doctorpatient.domain.shared.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What requests made that may come again, so that the second time makes nothing new. Kept in the transaction that made it. */
public interface IdempotencyKeys {
    /** Which request it is: keys of different users, or for different operations, have nothing to do with each other. */
    record Scope(UserId user, String operation, IdempotencyKey key) {}

    /** What a request asked for, and what it made. */
    record Outcome(Fingerprint request, UUID resource) {}

    /** What a request made that came before. */
    Optional<Outcome> find(Scope scope);

    /**
     * Keeps what a request made.
     *
     * @throws dev.doctorpatient.domain.shared.Conflict {@code idempotency_key_reused} if another request took the key at the same moment
     */
    void add(Scope scope, Outcome outcome, Instant now);

    /** Forgets what was kept before an instant. */
    void removeOlderThan(Instant instant);
}
