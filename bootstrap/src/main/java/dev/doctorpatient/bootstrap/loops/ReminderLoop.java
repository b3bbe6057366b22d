package dev.doctorpatient.bootstrap.loops;

import dev.doctorpatient.application.notification.Reminding;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the reminders whose time has come. */
@ApplicationScoped
class ReminderLoop {
    /** How late a reminder may be. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final boolean running;
    private final Loop loop;

    ReminderLoop(
            Reminding reminding,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.running = serving;
        this.loop = new Loop("Reminding of appointments", REST, reminding::remindDue);
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
