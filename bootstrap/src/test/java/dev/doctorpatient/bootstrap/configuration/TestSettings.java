package dev.doctorpatient.bootstrap.configuration;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings as they are read, from no more variables than a test gives. */
public final class TestSettings {
    private TestSettings() {}

    /** Names and values in turn; a secret and a database are there already. */
    public static Settings of(String... namesAndValues) {
        var variables = new HashMap<>(Map.of(
                "SECRET_KEY", "a secret of the tests that is long enough", "DATABASE_URL", "h2:mem:never-opened"));
        for (var i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.read(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(variables, "test", 100))
                .build());
    }
}
