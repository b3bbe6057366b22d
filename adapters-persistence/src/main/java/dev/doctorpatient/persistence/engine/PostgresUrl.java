package dev.doctorpatient.persistence.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** PostgreSQL as libpq and pgjdbc write it: {@code //user:password@host:5432/database?sslmode=require}. */
final class PostgresUrl {
    private static final String HOST = "([^:/@\\[\\]]*|\\[[0-9A-Fa-f:.%]+])(:\\d{1,5})?";
    private static final Pattern HOSTS = Pattern.compile(HOST + "(," + HOST + ")*");

    /** What libpq calls differently from pgjdbc, and hosting providers print in the URLs that people copy. */
    private static final Map<String, String> LIBPQ_NAMES = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding");

    /**
     * The server ends what hangs: 32 racers for one slot queue on a row lock, so the limits leave room for all of them.
     * The driver's own limit is longer, or it would give up connections that the server is about to answer.
     */
    private static final String LIMITS = "-c%20statement_timeout=15000%20-c%20lock_timeout=10000"
            + "%20-c%20idle_in_transaction_session_timeout=10000";

    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("connectTimeout", "5");
        DEFAULTS.put("socketTimeout", "30");
        DEFAULTS.put("reWriteBatchedInserts", "true"); // one statement for the rows of a batch
        DEFAULTS.put("tcpKeepAlive", "true");
        DEFAULTS.put("ApplicationName", "doctor-patient");
        DEFAULTS.put("logServerErrorDetail", "false"); // the detail quotes whole rows, and messages get logged
    }

    private PostgresUrl() {}

    static DatabaseUrl of(String location) {
        var question = location.indexOf('?');
        var place = question < 0 ? location : location.substring(0, question);
        var parameters = parameters(question < 0 ? "" : location.substring(question + 1));
        var authorityStart = place.startsWith("//") ? 2 : 0;
        var pathStart = authorityStart == 0 ? 0 : place.indexOf('/', authorityStart);
        var authority = place.substring(authorityStart, pathStart < 0 ? place.length() : pathStart);
        var path = pathStart < 0 ? "/" : place.substring(pathStart);
        var at = authority.lastIndexOf('@');
        var hosts = authority.substring(at + 1);
        // half a password that holds a slash or a question mark must not end up as a host name in an error message
        if (!HOSTS.matcher(hosts).matches()
                || path.contains("@")
                || parameters.keySet().stream().anyMatch(name -> name.contains("@"))) {
            throw new UnusableDatabaseUrl(
                    "DATABASE_URL must have the form postgresql://user:password@host:5432/database,"
                            + " with special characters of user and password percent-encoded");
        }
        var credentials = at < 0 ? new String[] {} : authority.substring(0, at).split(":", 2);
        var user = credentials.length > 0 ? credentials[0] : parameters.getOrDefault("user", "");
        var password = credentials.length > 1 ? credentials[1] : parameters.getOrDefault("password", "");
        parameters.remove("user");
        parameters.remove("password");
        DEFAULTS.forEach(parameters::putIfAbsent);
        parameters.merge("options", LIMITS, (own, limits) -> limits + "%20" + own); // of two, the server takes the last
        var jdbcUrl = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(
                        "&",
                        Engine.POSTGRESQL.jdbcPrefix() + (authorityStart == 0 ? "" : "//") + hosts + path + "?",
                        ""));
        return new DatabaseUrl(Engine.POSTGRESQL, jdbcUrl, decoded(user), decoded(password));
    }

    /** The same server without the driver's limit on waiting for an answer, as a long migration needs. */
    static String patient(String jdbcUrl) {
        return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "socketTimeout=0";
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> LIBPQ_NAMES.getOrDefault(pair[0], pair[0]),
                        pair -> pair.length > 1 ? pair[1] : "",
                        (first, repeated) -> repeated,
                        LinkedHashMap<String, String>::new));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8); // a plus sign is a space in forms only
        } catch (IllegalArgumentException _) { // its message holds a part of the value
            throw new UnusableDatabaseUrl("DATABASE_URL has a percent sign that two hexadecimal digits do not follow");
        }
    }
}
