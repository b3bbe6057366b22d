package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.shared.IdempotencyKeys;
import dev.doctorpatient.application.shared.IdempotencyKeys.Outcome;
import dev.doctorpatient.application.shared.IdempotencyKeys.Scope;
import dev.doctorpatient.domain.shared.Fingerprint;
import dev.doctorpatient.domain.shared.IdempotencyKey;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyKeys} must do, whatever stores it. */
public abstract class IdempotencyKeysContract extends PortContract {
    private static final IdempotencyKey KEY = new IdempotencyKey("8e03978e-40d5-43dd-bc93-6894a57f9324");

    private IdempotencyKeys keys() {
        return stores().idempotencyKeys();
    }

    private static Outcome outcome(String request) {
        return new Outcome(Fingerprint.of(List.of(request)), TimeOrderedId.next());
    }

    private void kept(Scope scope, Outcome outcome, Instant now) {
        runInTransaction(() -> keys().add(scope, outcome, now));
    }

    private Optional<Outcome> found(Scope scope) {
        return inTransaction(() -> keys().find(scope));
    }

    @Test
    void whatARequestMadeIsFoundByItsUserItsOperationAndItsKey() {
        var user = fixtures().patientUser().id();
        var scope = new Scope(user, "book", KEY);
        var outcome = outcome("monday");

        kept(scope, outcome, Fixtures.NOW);

        assertThat(found(scope)).contains(outcome);
        assertThat(found(new Scope(user, "write", KEY))).isEmpty();
        assertThat(found(new Scope(user, "book", new IdempotencyKey("another"))))
                .isEmpty();
        assertThat(found(new Scope(fixtures().patientUser().id(), "book", KEY))).isEmpty();
    }

    @Test
    void aKeyIsTakenOnce() {
        var scope = new Scope(fixtures().patientUser().id(), "book", KEY);
        var outcome = outcome("monday");
        kept(scope, outcome, Fixtures.NOW);

        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> keys().add(scope, outcome("tuesday"), Fixtures.NOW));
        assertThat(found(scope)).contains(outcome);
    }

    @Test
    void ofManyWhoTakeAKeyAtOnceOneGetsIt() throws Exception {
        var scope = new Scope(fixtures().patientUser().id(), "book", KEY);

        var outcome = Races.run(racer -> () -> {
            kept(scope, outcome("request " + racer), Fixtures.NOW);
            return racer;
        });

        assertThat(outcome.results()).hasSize(1);
        assertThat(outcome.refusals()).hasSize(Races.THREADS - 1).containsOnly(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void oldKeysAreForgotten() {
        var user = fixtures().patientUser().id();
        var old = new Scope(user, "book", KEY);
        var recent = new Scope(user, "book", new IdempotencyKey("recent"));
        kept(old, outcome("monday"), Fixtures.NOW);
        kept(recent, outcome("tuesday"), Fixtures.NOW.plus(Duration.ofDays(1)));

        runInTransaction(() -> keys().removeOlderThan(Fixtures.NOW.plusSeconds(1)));

        assertThat(found(old)).isEmpty();
        assertThat(found(recent)).isPresent();
    }
}
