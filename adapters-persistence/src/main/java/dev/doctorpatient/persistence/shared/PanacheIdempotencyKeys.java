package dev.doctorpatient.persistence.shared;

import dev.doctorpatient.application.shared.IdempotencyKeys;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.Fingerprint;
import dev.doctorpatient.domain.shared.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class PanacheIdempotencyKeys implements IdempotencyKeys {
    private final EntityManager entities;

    PanacheIdempotencyKeys(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Outcome> find(Scope scope) {
        return Optional.ofNullable(entities.find(IdempotencyKeyRow.class, id(scope)))
                .map(row -> new Outcome(new Fingerprint(row.fingerprint), row.resourceId));
    }

    @Override
    public void add(Scope scope, Outcome outcome, Instant now) {
        var row = new IdempotencyKeyRow();
        row.id = id(scope);
        row.fingerprint = outcome.request().value();
        row.resourceId = outcome.resource();
        row.createdAt = Values.stored(now);
        entities.persist(row);
        Rows.writeOr(
                entities,
                () -> new Conflict(ProblemCode.IDEMPOTENCY_KEY_REUSED, "The key belongs to another request"),
                "idempotency_keys");
    }

    @Override
    public void removeOlderThan(Instant instant) {
        Rows.forget(entities);
        entities.createQuery("delete from IdempotencyKeyRow where createdAt < :instant")
                .setParameter("instant", instant)
                .executeUpdate();
    }

    private static IdempotencyKeyRow.Id id(Scope scope) {
        return new IdempotencyKeyRow.Id(
                scope.user().value(), scope.operation(), scope.key().value());
    }
}
