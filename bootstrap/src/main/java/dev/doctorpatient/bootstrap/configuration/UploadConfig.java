package dev.doctorpatient.bootstrap.configuration;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Tells the server the largest body there is, which follows from MAX_UPLOAD_MB. Smaller limits are the router's business. */
public final class UploadConfig implements ConfigSourceFactory {
    private static final String LARGEST_BODY = "quarkus.http.limits.max-body-size";

    /** Above application.properties, below the environment. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var value = context.getValue("MAX_UPLOAD_MB");
        var limits = UploadLimits.ofMegabytes(megabytes(value == null ? null : value.getValue()));
        return List.of(new EnvConfigSource(Map.of(LARGEST_BODY, String.valueOf(limits.json())), ORDINAL));
    }

    private static int megabytes(@Nullable String value) {
        try {
            return value == null || value.isBlank()
                    ? UploadLimits.DEFAULT_MEGABYTES
                    : Math.clamp(Integer.parseInt(value.strip()), 1, UploadLimits.MOST_MEGABYTES);
        } catch (NumberFormatException _) {
            return UploadLimits.DEFAULT_MEGABYTES; // the start refuses it with a sentence
        }
    }
}
