package dev.doctorpatient.bootstrap.loops;

import dev.doctorpatient.application.notification.MailDelivery;
import dev.doctorpatient.application.notification.MailDelivery.Step;
import dev.doctorpatient.application.notification.port.OutboxSignal;
import dev.doctorpatient.bootstrap.configuration.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Empties the outbox, one mail after the other, where there is a mail server. */
@ApplicationScoped
class MailLoop implements OutboxSignal {
    /** How long a mail waits that another node left behind, and everything while the server is away. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(MailLoop.class);

    private final Instance<MailDelivery> delivery;
    private final boolean running;
    private final Loop loop = new Loop("Sending mails", REST, this::deliverNext);

    MailLoop(
            Instance<MailDelivery> delivery,
            Settings settings,
            // A command serves nobody, and ends before it could finish what it began.
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.delivery = delivery;
        this.running = serving && settings.mail().isPresent();
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

    @Override
    public void filled() {
        loop.wake();
    }

    private boolean deliverNext() {
        return switch (delivery.get().deliverNext()) {
            case Step.Idle _, Step.Stuck _ -> false;
            case Step.Sent _, Step.Dropped _, Step.Postponed _ -> true;
            case Step.GivenUp(var notification) -> {
                LOG.warnf("The mail of notification %s was given up.", notification.value());
                yield true;
            }
        };
    }
}
