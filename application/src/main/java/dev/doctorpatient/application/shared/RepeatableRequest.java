package dev.doctorpatient.application.shared;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.Fingerprint;
import dev.doctorpatient.domain.shared.IdempotencyKey;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that may come again with the same key, and then makes nothing new.
 *
 * @param fingerprint of what it asks for
 */
public record RepeatableRequest(IdempotencyKeys.Scope scope, Fingerprint fingerprint) {
    /**
     * The request of a user for an operation.
     *
     * @param values everything that it asks for, in an order that is always the same
     */
    public static RepeatableRequest of(
            UserId user, String operation, IdempotencyKey key, List<@Nullable Object> values) {
        return new RepeatableRequest(new IdempotencyKeys.Scope(user, operation, key), Fingerprint.of(values));
    }

    /**
     * What it made when it came before.
     *
     * @throws Conflict {@code idempotency_key_reused} if another request had the key
     */
    public Optional<UUID> earlierOutcome(IdempotencyKeys keys) {
        var earlier = keys.find(scope);
        if (earlier.filter(outcome -> !outcome.request().equals(fingerprint)).isPresent()) {
            throw new Conflict(ProblemCode.IDEMPOTENCY_KEY_REUSED, "The Idempotency-Key was used for another request");
        }
        return earlier.map(IdempotencyKeys.Outcome::resource);
    }

    /** Keeps what it made, in the transaction that makes it. */
    public void keepOutcome(IdempotencyKeys keys, UUID resource, Instant now) {
        keys.add(scope, new IdempotencyKeys.Outcome(fingerprint, resource), now);
    }
}
