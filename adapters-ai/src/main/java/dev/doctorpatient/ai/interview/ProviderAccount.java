package dev.doctorpatient.ai.interview;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to get at a provider's model. Only its provider and its model are ever told to anybody.
 *
 * @param key null if there is none, so that the provider cannot be asked
 */
public record ProviderAccount(
        Dialect dialect,
        String model,
        URI baseUrl,
        @Nullable String key) {
    /** The name of the provider. */
    public String provider() {
        return dialect.provider();
    }

    /** The key of an account that has one. */
    String requireKey() {
        if (key == null) {
            throw new IllegalStateException("there is no key for " + provider());
        }
        return key;
    }

    @Override
    public String toString() {
        return "ProviderAccount[" + provider() + ", " + model + "]";
    }
}
