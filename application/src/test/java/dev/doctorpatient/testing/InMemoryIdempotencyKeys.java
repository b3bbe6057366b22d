package dev.doctorpatient.testing;

import dev.doctorpatient.application.shared.IdempotencyKeys;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Instant;
import java.util.Optional;

/** Idempotency keys in memory. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {
    /** An outcome and when it was kept. */
    record Kept(Outcome outcome, Instant since) {}

    private final InMemoryDatabase database;

    /** The keys of a database. */
    public InMemoryIdempotencyKeys(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Outcome> find(Scope scope) {
        return database.idempotencyKeys.find(scope).map(Kept::outcome);
    }

    @Override
    public void add(Scope scope, Outcome outcome, Instant now) {
        if (database.idempotencyKeys.find(scope).isPresent()) {
            throw new Conflict(ProblemCode.IDEMPOTENCY_KEY_REUSED, "The key belongs to another request");
        }
        database.idempotencyKeys.add(scope, new Kept(outcome, now));
    }

    @Override
    public void removeOlderThan(Instant instant) {
        database.idempotencyKeys.removeIf(kept -> kept.since().isBefore(instant));
    }
}
