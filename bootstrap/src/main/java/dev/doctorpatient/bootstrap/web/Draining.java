package dev.doctorpatient.bootstrap.web;

import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The service ends: it refuses what is new, and finishes what it has begun. The framework's own way takes a socket for a request that
 * never ends, and so would wait its whole time whenever there was one.
 */
@ApplicationScoped
class Draining {
    private static final String COUNTED = Draining.class.getName();
    private static final int BEFORE_ALL_ROUTES = Integer.MIN_VALUE + 9;
    private static final int BEFORE_ALL_OBSERVERS = 1;
    private static final int AFTER_ALL_OBSERVERS = Integer.MAX_VALUE;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final ProblemAnswers answers;
    private final InstantSource clock;
    private final Object lock = new Object();
    private int underWay;
    private boolean ending;

    Draining(ProblemAnswers answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ROUTES).handler(this::begin);
    }

    private void begin(RoutingContext context) {
        var isSocket = context.request().headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
        var isCounted = context.get(COUNTED) != null; // it came here before, and was moved to another address since
        boolean refused;
        synchronized (lock) {
            refused = ending && !isCounted;
            underWay += refused || isSocket || isCounted ? 0 : 1;
        }
        if (refused) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answers.send(
                    context.response(),
                    new Unavailable(ProblemCode.UNAVAILABLE, "The service is restarting", Duration.ofSeconds(5)));
            return;
        }
        if (!isSocket) {
            context.put(COUNTED, true).addEndHandler(_ -> end(context));
        }
        context.next();
    }

    private void end(RoutingContext context) {
        synchronized (lock) {
            if (context.remove(COUNTED) != null) {
                underWay--;
                lock.notifyAll();
            }
        }
    }

    void refuse(@Observes @Priority(BEFORE_ALL_OBSERVERS) ShutdownDelayInitiatedEvent event) {
        synchronized (lock) {
            ending = true;
        }
    }

    void finish(@Observes @Priority(AFTER_ALL_OBSERVERS) ShutdownDelayInitiatedEvent event)
            throws InterruptedException {
        var until = clock.instant().plus(LONGEST);
        synchronized (lock) {
            while (underWay > 0 && clock.instant().isBefore(until)) {
                lock.wait(LONGEST.toMillis());
            }
        }
    }
}
