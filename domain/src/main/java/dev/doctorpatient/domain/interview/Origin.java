package dev.doctorpatient.domain.interview;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of a reply come from.
 *
 * @param latency how long they took to come, with everything that was tried before
 * @param fellBack whether they are not those of the provider that was to give them
 * @param reference by which the provider knows the conversation so far; null if it keeps none
 */
public record Origin(
        String provider,
        String model,
        Duration latency,
        boolean fellBack,
        @Nullable String reference) {
    /** Measures in whole milliseconds. */
    public Origin {
        latency = latency.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where the provider itself can go on; empty if it keeps no conversations. */
    public Optional<Continuation> continuation() {
        return Optional.ofNullable(reference).map(known -> new Continuation(provider, known));
    }
}
