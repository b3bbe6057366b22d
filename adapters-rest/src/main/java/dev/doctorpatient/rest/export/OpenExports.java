package dev.doctorpatient.rest.export;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.TooManyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The exports that are being written. Each costs a thread, a connection and an open file for as long as its client takes. */
@ApplicationScoped
class OpenExports {
    private static final int MOST_OF_USER = 2;
    private static final int MOST = 16;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Map<UserId, Integer> open = new HashMap<>();

    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * Writes one, if there is room.
     *
     * @throws TooManyRequests if there is none
     */
    void write(UserId user, Work work) throws IOException {
        enter(user);
        try {
            work.run();
        } finally {
            leave(user);
        }
    }

    private synchronized void enter(UserId user) {
        var own = open.getOrDefault(user, 0);
        var all = open.values().stream().mapToInt(Integer::intValue).sum();
        if (own >= MOST_OF_USER || all >= MOST) {
            throw new TooManyRequests(RETRY_AFTER);
        }
        open.put(user, own + 1);
    }

    private synchronized void leave(UserId user) {
        open.computeIfPresent(user, (_, number) -> number == 1 ? null : number - 1);
    }
}
