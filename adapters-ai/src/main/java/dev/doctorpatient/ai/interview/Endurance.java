package dev.doctorpatient.ai.interview;

import java.time.Duration;

/**
 * What a provider is put up with.
 *
 * @param parallel how many calls to it there are at once; a further one is refused
 * @param connectTimeout how long a connection may take
 * @param retryPause before a call is tried once more, unless the provider says when
 * @param calls after so many failures in a row it is spared
 * @param circuitPause how long
 */
public record Endurance(int parallel, Duration connectTimeout, Duration retryPause, int calls, Duration circuitPause) {
    /** For production. */
    public static final Endurance USUAL =
            new Endurance(8, Duration.ofSeconds(5), Duration.ofMillis(250), 6, Duration.ofSeconds(5));
}
