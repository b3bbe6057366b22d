package dev.doctorpatient.bootstrap.limits;

import dev.doctorpatient.domain.shared.TooManyRequests;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** How often something may be done, by everybody for themselves. */
public interface Limit {
    /** No limit. */
    Limit NONE = new Limit() {
        @Override
        public void take(String key) {}

        @Override
        public void await(String key, Duration longest) {}

        @Override
        public void giveBack(String key) {}
    };

    /**
     * Counts one.
     *
     * @param key who does it
     * @throws TooManyRequests if it is too many; it does not count
     */
    void take(String key);

    /**
     * Counts one, and waits as long as it comes too early. Only for threads that may wait.
     *
     * @param key who does it
     * @throws TooManyRequests at once, if it would have to wait longer than this; it does not count
     */
    void await(String key, Duration longest);

    /** Forgets one that was counted. */
    void giveBack(String key);

    /** Does something that counts only if it comes to nothing; while it is under way, that is what it counts as. */
    default <T> Optional<T> countFailure(String key, Supplier<Optional<T>> work) {
        take(key);
        var failed = false;
        try {
            var result = work.get();
            failed = result.isEmpty();
            return result;
        } finally {
            if (!failed) {
                giveBack(key);
            }
        }
    }
}
