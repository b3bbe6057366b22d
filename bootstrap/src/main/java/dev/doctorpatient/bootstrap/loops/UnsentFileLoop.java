package dev.doctorpatient.bootstrap.loops;

import dev.doctorpatient.application.casehistory.DocumentUpkeep;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Throws away files that were uploaded for a chat and not sent in time. */
@ApplicationScoped
class UnsentFileLoop {
    private static final Duration REST = Duration.ofHours(1);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final boolean running;
    private final Loop loop;

    UnsentFileLoop(
            DocumentUpkeep upkeep,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.running = serving;
        this.loop = new Loop("Throwing unsent files away", REST, upkeep::removeUnsent);
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
