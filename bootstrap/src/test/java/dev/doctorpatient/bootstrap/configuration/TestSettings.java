package dev.doctorpatient.bootstrap.configuration;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings as they are read, from no more variables than a test gives. */
public final class TestSettings {
    private TestSettings() {}

    /** Names and values in turn; a secret and a database are there already. */
    public static Settings of(String... namesAndValues) {
        return from(new PropertiesConfigSource(variables(namesAndValues), "test", 100));
    }

    /** The same from a source like that of the real environment, which has rules of its own. */
    static Settings ofEnvironment(String... namesAndValues) {
        return from(new EnvConfigSource(variables(namesAndValues), 300));
    }

    private static Settings from(ConfigSource source) {
        return Settings.read(new SmallRyeConfigBuilder().withSources(source).build());
    }

    private static Map<String, String> variables(String... namesAndValues) {
        var variables = new HashMap<>(Map.of(
                "SECRET_KEY", "a secret of the tests that is long enough", "DATABASE_URL", "h2:mem:never-opened"));
        for (var i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return variables;
    }
}
