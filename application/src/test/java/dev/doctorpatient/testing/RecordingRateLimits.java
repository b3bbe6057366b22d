package dev.doctorpatient.testing;

import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.TooManyRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Limits that are reached when a test says so. */
public final class RecordingRateLimits implements RateLimits {
    /** Something that a user did. */
    public record Counted(Quota quota, UserId user) {}

    private final List<Counted> counted = new ArrayList<>();
    private boolean reached;

    /** From now on everything is too much. */
    public void reach() {
        reached = true;
    }

    /** What was counted, in its order. */
    public List<Counted> counted() {
        return List.copyOf(counted);
    }

    @Override
    public void count(Quota quota, UserId user) {
        if (reached) {
            throw new TooManyRequests(Duration.ofSeconds(7));
        }
        counted.add(new Counted(quota, user));
    }
}
