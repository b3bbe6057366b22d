package dev.doctorpatient.bootstrap.loops;

import dev.doctorpatient.application.shared.IdempotencyKeys;
import dev.doctorpatient.application.shared.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets the keys of requests that will not come again. */
@ApplicationScoped
class IdempotencyKeyLoop {
    private static final Duration REST = Duration.ofHours(1);

    /** Clients are promised a day. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final boolean running;
    private final Loop loop;

    IdempotencyKeyLoop(
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.running = serving;
        this.loop = new Loop("Forgetting keys of requests", REST, () -> {
            transactions.runInTransaction(
                    () -> keys.removeOlderThan(clock.instant().minus(KEPT)));
            return false;
        });
    }

    void start(@Observes StartupEvent started) {
        if (running) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (running) {
            loop.stop(LONGEST_GOODBYE);
        }
    }
}
