package dev.doctorpatient.persistence.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The database that DATABASE_URL names.
 *
 * @param jdbcUrl holds no credentials, because drivers and pools put it into their messages
 * @param user empty if the URL names none
 * @param password empty if the URL names none
 */
public record DatabaseUrl(Engine engine, String jdbcUrl, String user, String password) {
    private static final String DEFAULT_DATA_DIR = "./data";
    private static final String DEFAULT_FILE = "doctor-patient";
    private static final String SQLITE = "sqlite:///";

    /**
     * Reads the value of DATABASE_URL; an absent or blank one means the embedded database in DATA_DIR.
     *
     * @throws UnusableDatabaseUrl if it does not name a database of this service
     */
    public static DatabaseUrl parse(@Nullable String databaseUrl, @Nullable String dataDir) {
        var url = databaseUrl == null ? "" : databaseUrl.strip();
        if (url.isEmpty()) {
            var folder = dataDir == null || dataDir.isBlank() ? DEFAULT_DATA_DIR : dataDir.strip();
            return H2Url.ofFile(Path.of(folder).resolve(DEFAULT_FILE).toString());
        }
        if (url.startsWith(SQLITE)) {
            return H2Url.ofSqlite(url.substring(SQLITE.length()));
        }
        var scheme = url.substring(0, url.indexOf(':', url.startsWith("jdbc:") ? "jdbc:".length() : 0) + 1);
        var location = url.substring(scheme.length());
        return switch (scheme) {
            case "h2:", "jdbc:h2:" -> H2Url.of(location);
            case "postgresql:", "postgres:", "jdbc:postgresql:" -> PostgresUrl.of(location);
            default ->
                throw new UnusableDatabaseUrl(
                        "DATABASE_URL must start with postgresql:, postgres:, jdbc:postgresql:, h2:,"
                                + " jdbc:h2: or sqlite:///");
        };
    }

    @Override
    public String toString() {
        return "DatabaseUrl[engine=" + engine + "]";
    }
}
