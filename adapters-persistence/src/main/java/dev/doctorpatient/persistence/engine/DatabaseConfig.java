package dev.doctorpatient.persistence.engine;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.Expressions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Tells Quarkus about the database that DATABASE_URL names. Hibernate asks for it during static initialisation already. */
@StaticInitSafe
public final class DatabaseConfig implements ConfigSourceFactory {
    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String USERNAME = "quarkus.datasource.username";
    static final String PASSWORD = "quarkus.datasource.password";

    /** Above application.properties, below the environment. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        try {
            var database = DatabaseUrl.parse(variable(context, "DATABASE_URL"), variable(context, "DATA_DIR"));
            // Quarkus writes the values of other kinds of sources, a password too, into the artifact that it builds
            return List.of(new EnvConfigSource(properties(database), ORDINAL));
        } catch (
                UnusableDatabaseUrl _) { // builds do not need one, and the start has refused it with one clean sentence
            return List.of();
        }
    }

    private static Map<String, String> properties(DatabaseUrl database) {
        var properties = new HashMap<String, String>();
        properties.put(JDBC_URL, literal(database.jdbcUrl()));
        if (!database.user().isEmpty()) {
            properties.put(USERNAME, literal(database.user()));
        }
        if (!database.password().isEmpty()) {
            properties.put(PASSWORD, literal(database.password()));
        }
        return properties;
    }

    private static @Nullable String variable(ConfigSourceContext context, String name) {
        var found = Expressions.withoutExpansion(() -> context.getValue(name));
        return found == null ? null : found.getValue();
    }

    /** A password may hold dollars, and backslashes before them, which the configuration takes for expressions and escapes. */
    private static String literal(String value) {
        return value.replace("$", "$$").replaceAll("(\\\\+)(?=\\$)", "\\${-:$1}");
    }
}
