package dev.doctorpatient.persistence.engine;

import java.sql.Driver;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;

/** The databases that the one artifact runs on. */
public enum Engine {
    H2("jdbc:h2:", H2Dialect.class),
    POSTGRESQL("jdbc:postgresql:", PostgreSQLDialect.class);

    private final String jdbcPrefix;
    private final Class<? extends Dialect> dialect;

    Engine(String jdbcPrefix, Class<? extends Dialect> dialect) {
        this.jdbcPrefix = jdbcPrefix;
        this.dialect = dialect;
    }

    /** The engine of the data source, read where Quarkus reads it, so that driver, dialect and migrations cannot disagree. */
    public static Engine configured() {
        return ConfigProvider.getConfig()
                .getOptionalValue(DatabaseConfig.JDBC_URL, String.class)
                .flatMap(Engine::of)
                .orElseThrow(() -> new UnusableDatabaseUrl("DATABASE_URL does not name a database of this service"));
    }

    static Optional<Engine> of(String jdbcUrl) {
        return Arrays.stream(values())
                .filter(engine -> jdbcUrl.startsWith(engine.jdbcPrefix))
                .findFirst();
    }

    String jdbcPrefix() {
        return jdbcPrefix;
    }

    Class<? extends Dialect> dialect() {
        return dialect;
    }

    Driver driver() {
        return switch (this) {
            case H2 -> new org.h2.Driver();
            case POSTGRESQL -> new org.postgresql.Driver();
        };
    }

    /** The folder under db/migration that only this engine runs. */
    String migrationFolder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
