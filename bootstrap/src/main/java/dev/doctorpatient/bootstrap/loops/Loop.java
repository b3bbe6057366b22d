package dev.doctorpatient.bootstrap.loops;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Does something as long as there is something to do, then rests until it is woken or its rest is over. One that fails goes on. */
final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final String NO_FAILURE = "";

    private final String name;
    private final Duration rest;
    private final BooleanSupplier step;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean ending;
    private String lastFailure = NO_FAILURE;

    /**
     * A loop that does not run yet.
     *
     * @param step tells whether there may be more to do at once
     */
    Loop(String name, Duration rest, BooleanSupplier step) {
        this.name = name;
        this.rest = rest;
        this.step = step;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends the rest, if there is one; if not, there will be none. */
    void wake() {
        wake.release();
    }

    /** Lets the present step come to its end, but not for longer than this. */
    void stop(Duration longest) throws InterruptedException {
        ending = true;
        wake();
        var unused = thread.join(longest);
    }

    private void run() {
        while (!ending) {
            if (!isMoreToDo()) {
                rest();
            }
        }
    }

    private boolean isMoreToDo() {
        try {
            var more = step.getAsBoolean();
            lastFailure = NO_FAILURE;
            return more;
        } catch (RuntimeException failure) {
            // Said once, for it will come again; the class name only, for a message may quote what was written.
            var kind = failure.getClass().getName();
            if (!kind.equals(lastFailure)) {
                LOG.errorf("%s failed and will be tried again: %s", name, kind);
            }
            lastFailure = kind;
            return false;
        }
    }

    private void rest() {
        try {
            var unused = wake.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
            var unused2 = wake.drainPermits();
        } catch (InterruptedException _) {
            ending = true; // nobody does this
        }
    }
}
