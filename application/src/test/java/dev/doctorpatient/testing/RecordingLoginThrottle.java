package dev.doctorpatient.testing;

import dev.doctorpatient.application.identity.port.LoginThrottle;
import dev.doctorpatient.domain.identity.ClientAddress;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.shared.TooManyRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A throttle that closes when a test says so. */
public final class RecordingLoginThrottle implements LoginThrottle {
    /** An attempt that was made. */
    public record Attempt(EmailAddress account, ClientAddress from, boolean succeeded) {}

    private final List<Attempt> attempts = new ArrayList<>();
    private boolean closed;

    /** From now on no attempt is made. */
    public void close() {
        closed = true;
    }

    /** What was attempted, in its order. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public <T> Optional<T> attempt(EmailAddress account, ClientAddress from, Supplier<Optional<T>> attempt) {
        if (closed) {
            throw new TooManyRequests(Duration.ofSeconds(7));
        }
        var result = attempt.get();
        attempts.add(new Attempt(account, from, result.isPresent()));
        return result;
    }
}
