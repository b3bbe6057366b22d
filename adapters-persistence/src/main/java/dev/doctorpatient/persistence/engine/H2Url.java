package dev.doctorpatient.persistence.engine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The embedded database: {@code ./path}, {@code mem:name} or another H2 location, with H2's settings after semicolons. */
final class H2Url {
    private static final String DEFAULT_USER = "sa";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z]{2,}:.*");

    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        // H2 otherwise reports a commit up to half a second before it writes it: kill -9 then loses acknowledged data
        DEFAULTS.put("WRITE_DELAY", "0");
        // the pool closes the database at shutdown; H2's own hook would do so under running requests
        DEFAULTS.put("DB_CLOSE_ON_EXIT", "FALSE");
        DEFAULTS.put("LOCK_TIMEOUT", "10000");
    }

    private H2Url() {}

    static DatabaseUrl of(String location) {
        var parts = location.split(";", -1);
        var settings = Arrays.stream(parts)
                .skip(1)
                .filter(setting -> !setting.isBlank())
                .collect(Collectors.toMap(
                        H2Url::name, H2Url::value, (first, repeated) -> repeated, LinkedHashMap<String, String>::new));
        return of(parts[0], settings);
    }

    static DatabaseUrl ofFile(String path) {
        return of(path, new LinkedHashMap<>());
    }

    /** SQLAlchemy's form for a file: its options after the question mark mean nothing to H2. */
    static DatabaseUrl ofSqlite(String location) {
        var question = location.indexOf('?');
        var path = question < 0 ? location : location.substring(0, question);
        if (path.isEmpty() || path.startsWith(":")) {
            throw new UnusableDatabaseUrl("DATABASE_URL must name a file after sqlite:///");
        }
        return ofFile(path);
    }

    private static DatabaseUrl of(String place, Map<String, String> settings) {
        var user = settings.remove("USER");
        var password = settings.remove("PASSWORD");
        DEFAULTS.forEach(settings::putIfAbsent);
        if (place.startsWith("mem:")) {
            settings.putIfAbsent("DB_CLOSE_DELAY", "-1"); // else the data ends with the pool's last idle connection
        }
        var jdbcUrl = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(";", Engine.H2.jdbcPrefix() + location(place) + ";", ""));
        return new DatabaseUrl(Engine.H2, jdbcUrl, orElse(user, DEFAULT_USER), orElse(password, ""));
    }

    private static String location(String place) {
        if (place.isBlank() || place.equals("mem:")) { // every connection to mem: would have a database of its own
            throw new UnusableDatabaseUrl(
                    "DATABASE_URL must name a file or an in-memory database, as in h2:./data/app");
        }
        if (SCHEME.matcher(place).matches() || place.startsWith("~")) {
            return place;
        }
        try {
            return "file:" + Path.of(place).toAbsolutePath().normalize(); // H2 refuses a path like data/app
        } catch (InvalidPathException _) { // its message holds the value
            throw new UnusableDatabaseUrl("DATABASE_URL must name a file by a path that this system can hold");
        }
    }

    private static String name(String setting) {
        return setting.split("=", 2)[0].strip().toUpperCase(Locale.ROOT);
    }

    private static String value(String setting) {
        var equals = setting.indexOf('=');
        if (equals < 0) {
            throw new UnusableDatabaseUrl("DATABASE_URL must give every H2 setting as NAME=value");
        }
        return setting.substring(equals + 1);
    }

    private static String orElse(@Nullable String value, String absent) {
        return value == null ? absent : value;
    }
}
