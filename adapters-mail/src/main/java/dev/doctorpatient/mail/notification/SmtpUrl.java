package dev.doctorpatient.mail.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail server, as {@code smtp://user:password@host:587?starttls=required} or {@code smtps://host:465} names it.
 *
 * @param credentials null for a server that asks for none
 */
public record SmtpUrl(
        String host,
        int port,
        Encryption encryption,
        @Nullable Credentials credentials) {
    /** Where clients hand mails in (RFC 6409), and where they do so over TLS from the first byte on (RFC 8314). */
    private static final int SUBMISSION = 587;

    private static final int SUBMISSIONS = 465;
    private static final int LAST_PORT = 65_535;

    /** How a connection becomes one that nobody can listen to. */
    public enum Encryption {
        /** It is one from the beginning. */
        FROM_THE_START,
        /** By STARTTLS, or nothing is sent. */
        REQUIRED,
        /** By STARTTLS if the server knows it. */
        OPTIONAL,
        /** It does not. */
        DISABLED
    }

    /** Who sends. */
    public record Credentials(String user, String password) {
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /**
     * Reads the value of SMTP_URL. With a password, STARTTLS is required unless something else is said, and without one it is optional.
     *
     * @throws UnusableSmtpUrl if it cannot be used
     */
    public static SmtpUrl parse(String text) {
        var url = url(text);
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        var isTls = scheme.equals("smtps");
        var host = url.getHost();
        var path = url.getRawPath();
        if (!(isTls || scheme.equals("smtp"))
                || host == null
                || !(path == null || path.isEmpty() || path.equals("/"))
                || url.getRawFragment() != null
                || url.getPort() == 0
                || url.getPort() > LAST_PORT) {
            throw malformed();
        }
        var credentials = credentials(url.getRawUserInfo());
        return new SmtpUrl(
                host.replaceAll("[\\[\\]]", ""),
                url.getPort() > 0 ? url.getPort() : isTls ? SUBMISSIONS : SUBMISSION,
                encryption(isTls, url.getRawQuery(), credentials.isPresent()),
                credentials.orElse(null));
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) { // its message holds the value
            throw malformed();
        }
    }

    private static Optional<Credentials> credentials(@Nullable String userInfo) {
        if (userInfo == null) {
            return Optional.empty();
        }
        var parts = userInfo.split(":", 2);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new UnusableSmtpUrl("SMTP_URL must name both a user and a password, or neither.");
        }
        return Optional.of(new Credentials(decoded(parts[0]), decoded(parts[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8); // a plus sign is a space in forms only
    }

    private static Encryption encryption(boolean isTls, @Nullable String query, boolean hasPassword) {
        if (isTls) {
            if (query != null) {
                throw new UnusableSmtpUrl("SMTP_URL must not say more than smtps://user:password@host:465 does.");
            }
            return Encryption.FROM_THE_START;
        }
        return switch (query) {
            case null -> hasPassword ? Encryption.REQUIRED : Encryption.OPTIONAL;
            case "starttls=required" -> Encryption.REQUIRED;
            case "starttls=optional" -> Encryption.OPTIONAL;
            case "starttls=disabled" -> Encryption.DISABLED;
            default ->
                throw new UnusableSmtpUrl(
                        "SMTP_URL must end in ?starttls=required, ?starttls=optional or ?starttls=disabled, or without any.");
        };
    }

    private static UnusableSmtpUrl malformed() {
        return new UnusableSmtpUrl(
                "SMTP_URL must have the form smtp://user:password@host:587 or smtps://user:password@host:465,"
                        + " with special characters of user and password percent-encoded.");
    }
}
