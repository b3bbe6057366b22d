package dev.doctorpatient.bootstrap.loops;

import dev.doctorpatient.application.interview.SessionUpkeep;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends the AI sessions that nobody goes on with. */
@ApplicationScoped
class IdleSessionLoop {
    /** How much longer than the longest pause one may stay open. */
    private static final Duration REST = Duration.ofMinutes(1);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final boolean running;
    private final Loop loop;

    IdleSessionLoop(
            SessionUpkeep upkeep,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.running = serving;
        this.loop = new Loop("Ending AI sessions that were left", REST, upkeep::abandonIdle);
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
