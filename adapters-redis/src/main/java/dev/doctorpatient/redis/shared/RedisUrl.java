package dev.doctorpatient.redis.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Redis server, as {@code redis://user:password@host:6379/0} or {@code rediss://host} (over TLS) names it.
 *
 * @param credentials percent-encoded, with a colon between user and password; empty for a server that asks for none
 * @param database what keeps services that share a server apart
 */
public record RedisUrl(String host, int port, boolean encrypted, String credentials, int database) {
    private static final int USUAL_PORT = 6379;
    private static final int LAST_PORT = 65_535;

    /** Unlike URI, it lets the names of containers be, which may have an underscore. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<user>[^@]*)@)?(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]{1,5}))?");

    /**
     * Reads the value of REDIS_URL.
     *
     * @throws UnusableRedisUrl if it cannot be used
     */
    public static RedisUrl parse(String text) {
        var url = url(text);
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        var isTls = scheme.equals("rediss");
        var authority = AUTHORITY.matcher(Objects.requireNonNullElse(url.getRawAuthority(), ""));
        if (!(isTls || scheme.equals("redis"))
                || !authority.matches()
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw malformed();
        }
        return new RedisUrl(
                authority.group("host"),
                port(authority.group("port")),
                isTls,
                credentials(authority.group("user")),
                database(url.getRawPath()));
    }

    private static int port(@Nullable String text) {
        var port = text == null ? USUAL_PORT : Integer.parseInt(text);
        if (port < 1 || port > LAST_PORT) {
            throw malformed();
        }
        return port;
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) { // its message holds the value
            throw malformed();
        }
    }

    /** The user may be missing, as servers know a default one; the password may not. */
    private static String credentials(@Nullable String userInfo) {
        if (userInfo == null) {
            return "";
        }
        if (!userInfo.matches("[^:]*:[^:]+")) {
            throw malformed();
        }
        return userInfo.replace("+", "%2B"); // a plus sign is a space in forms only
    }

    private static int database(@Nullable String path) {
        if (path == null || path.isEmpty() || path.equals("/")) {
            return 0;
        }
        if (!path.matches("/[0-9]{1,4}")) {
            throw malformed();
        }
        return Integer.parseInt(path.substring(1));
    }

    /**
     * The same in the form in which the client wants to have it. The client reads a host with an underscore as none, and then goes to
     * one of its own choice, so that it is given the address of such a host.
     *
     * @throws UnknownHostException if the host has none; asking may take a while
     */
    String connectionString() throws UnknownHostException {
        return connectionString(host.contains("_") ? bracketed(InetAddress.getByName(host)) : host);
    }

    private String connectionString(String place) {
        return (encrypted ? "rediss" : "redis") + "://" + (credentials.isEmpty() ? "" : credentials + "@") + place + ":"
                + port;
    }

    private static String bracketed(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    @Override
    public String toString() {
        return "RedisUrl[…]";
    }

    private static UnusableRedisUrl malformed() {
        return new UnusableRedisUrl(
                "REDIS_URL must have the form redis://user:password@host:6379/0 or rediss://user:password@host:6379/0,"
                        + " with special characters of user and password percent-encoded.");
    }
}
