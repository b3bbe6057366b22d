package dev.doctorpatient.redis.shared;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/** What waits to be heard, in order, by one thread of its own. Nothing waits for it in turn: beyond its room it takes nothing in. */
final class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int ROOM = 10_000;

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(ROOM);
    private final Thread thread;

    Inbox(String name) {
        thread = Thread.ofVirtual().name("node-" + name).start(this::hear);
    }

    /** Whether there was room. */
    boolean offer(Runnable hearing) {
        return waiting.offer(hearing);
    }

    void stop() {
        thread.interrupt();
    }

    private void hear() {
        try {
            while (true) {
                var hearing = waiting.take();
                try {
                    hearing.run();
                } catch (RuntimeException failure) {
                    // The class name only, for a message may quote what was told.
                    LOG.warnf(
                            "What another node told had no effect: %s",
                            failure.getClass().getName());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
