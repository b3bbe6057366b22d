package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;
import org.jspecify.annotations.Nullable;

/** Who called an appointment off, and why if they said so. */
public record Cancellation(UserId by, @Nullable String reason) {
    /**
     * Checks the length of the reason.
     *
     * @throws Invalid naming {@code cancellation_reason}
     */
    public Cancellation {
        new Rules().optionalText("cancellation_reason", reason, 500).enforce();
    }
}
