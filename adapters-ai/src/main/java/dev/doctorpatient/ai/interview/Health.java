package dev.doctorpatient.ai.interview;

import dev.doctorpatient.domain.interview.ProviderState;
import dev.doctorpatient.domain.interview.ProviderState.Circuit;
import dev.doctorpatient.domain.interview.ProviderState.Failure;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What is known of how a provider does. */
final class Health {
    private final InstantSource clock;
    private Circuit circuit = Circuit.CLOSED;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastFailure;
    private @Nullable Failure kind;
    private boolean failedLast;

    Health(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void succeeded() {
        lastSuccess = clock.instant();
        failedLast = false;
    }

    synchronized void failed(Failure failure) {
        lastFailure = clock.instant();
        kind = failure;
        failedLast = true;
    }

    synchronized void circuit(Circuit state) {
        circuit = state;
    }

    synchronized ProviderState state(String provider, String model, ProviderState.Role role) {
        return new ProviderState(
                provider,
                model,
                role,
                true,
                circuit,
                circuit == Circuit.CLOSED && !failedLast,
                lastSuccess,
                lastFailure,
                kind);
    }
}
