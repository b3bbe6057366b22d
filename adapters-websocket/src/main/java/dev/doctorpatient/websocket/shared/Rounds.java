package dev.doctorpatient.websocket.shared;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What is done again and again, each by a thread of its own. A round that fails is followed by the next. */
@ApplicationScoped
public class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final int EARLY = 1;

    private final List<ScheduledExecutorService> threads = new CopyOnWriteArrayList<>();

    /**
     * Begins to do something.
     *
     * @return does it once more, in between
     */
    public Runnable every(Duration rest, String name, Runnable round) {
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(name).factory());
        threads.add(thread);
        Runnable careful = () -> carefully(name, round);
        var unused = thread.scheduleWithFixedDelay(careful, rest.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
        return () -> thread.execute(careful);
    }

    private static void carefully(String name, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException failure) {
            // The class name only, for a message may quote what was written.
            LOG.warnf("A round of %s failed: %s", name, failure.getClass().getName());
        }
    }

    /** Before what the rounds need is gone. */
    void stop(@Observes @Priority(EARLY) ShutdownEvent ending) {
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }
}
