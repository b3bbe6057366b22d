package dev.doctorpatient.domain.interview;

import org.jspecify.annotations.Nullable;

/**
 * What an interviewer came up with, and who it was: the provider's name and the model's.
 *
 * @param reference by which the provider itself knows the conversation up to and including these words; null if it keeps none
 */
public record Wording(
        String text,
        String provider,
        String model,
        @Nullable String reference) {
    /** Words of a provider that keeps no conversation. */
    public Wording(String text, String provider, String model) {
        this(text, provider, model, null);
    }

    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "Wording[" + provider + ", " + model + "]";
    }
}
