package dev.doctorpatient.bootstrap.configuration;

import dev.doctorpatient.clamav.file.ClamdUrl;
import dev.doctorpatient.clamav.file.UnusableClamdUrl;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.redflag.EmergencyNotice;
import dev.doctorpatient.domain.redflag.RedFlagRules;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.mail.notification.SmtpUrl;
import dev.doctorpatient.mail.notification.UnusableSmtpUrl;
import dev.doctorpatient.persistence.engine.DatabaseUrl;
import dev.doctorpatient.persistence.engine.Engine;
import dev.doctorpatient.persistence.engine.UnusableDatabaseUrl;
import dev.doctorpatient.redis.shared.RedisUrl;
import dev.doctorpatient.redis.shared.UnusableRedisUrl;
import dev.doctorpatient.s3.file.S3Bucket;
import dev.doctorpatient.websocket.shared.SocketRules;
import io.quarkus.runtime.LaunchMode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the environment decides, checked as a whole before the service starts.
 *
 * @param secretKey the root of every key: at least 32 bytes
 * @param firstAdministrator who is created while there is no administrator
 * @param apiPrefix where the API lives, without a slash at its end
 * @param questions how many an interview has
 * @param longestPause after so long without a turn an AI session is over
 * @param redFlags which words of a patient may mean an emergency
 * @param emergencyNotice what the patient is told then
 * @param ai who words the interviews
 * @param patientsWindow how short before and how long ahead patients may book
 * @param rates how often what may be done; empty if that is not limited
 * @param trustedProxies whose word is taken for where a request comes from
 * @param passwordCost of bcrypt, as a power of two
 * @param tokensInQueries whether the address of a socket may hold an access token
 * @param documentLinks whether signed links open documents without a token
 * @param sockets what sockets may cost
 * @param mail how to send mails; empty if nothing is told by e-mail
 * @param redis where nodes of this service meet; empty if there is one only
 * @param engine of the database
 * @param dataFolder where the embedded database lives, what comes in, and the documents if they are in no bucket
 * @param bucket where the documents are; empty if they are in the data folder
 * @param megapixels how many an image has at most
 * @param clamd who scans documents for malware; empty if nobody does
 * @param quotas how much is kept of whom
 */
public record Settings(
        SecretKeyText secretKey,
        Duration accessLifetime,
        Duration refreshLifetime,
        Optional<FirstAdministrator> firstAdministrator,
        String projectName,
        String apiPrefix,
        Set<String> allowedOrigins,
        ZoneId zone,
        boolean demoData,
        boolean signUpApproval,
        int questions,
        Duration longestPause,
        RedFlagRules redFlags,
        EmergencyNotice emergencyNotice,
        AiSettings ai,
        BookingWindow patientsWindow,
        Optional<Rates> rates,
        Set<AddressRange> trustedProxies,
        int passwordCost,
        boolean tokensInQueries,
        boolean documentLinks,
        SocketRules sockets,
        Optional<Mail> mail,
        Optional<RedisUrl> redis,
        Engine engine,
        Path dataFolder,
        Optional<S3Bucket> bucket,
        UploadLimits uploads,
        int megapixels,
        Optional<ClamdUrl> clamd,
        StorageQuotaSettings quotas) {
    private static final int SHORTEST_SECRET_IN_BYTES = 32;

    /** Who manages the service at first. */
    public record FirstAdministrator(EmailAddress email, String password) {
        @Override
        public String toString() {
            return "FirstAdministrator[…]";
        }
    }

    /** A mail server, and the address that mails come from. */
    public record Mail(SmtpUrl server, EmailAddress sender) {}

    /**
     * Reads and checks the settings.
     *
     * @throws UnusableSetting naming the first variable that cannot be used
     */
    public static Settings read(Config config) {
        var variables = new Variables(config);
        var engine = engine(variables);
        checkPort(variables);
        return new Settings(
                secretKey(variables),
                Duration.ofMinutes(variables.number("ACCESS_TOKEN_EXPIRE_MINUTES", 30, 1, 1_440)),
                Duration.ofDays(variables.number("REFRESH_TOKEN_EXPIRE_DAYS", 7, 1, 365)),
                firstAdministrator(variables),
                variables.text("PROJECT_NAME", "Doctor-Patient Chat Service"),
                apiPrefix(variables),
                origins(variables),
                zone(variables),
                variables.flag("DEMO_DATA", false),
                variables.flag("REQUIRE_SIGNUP_APPROVAL", false),
                variables.number("INTERVIEW_QUESTIONS", 5, 1, 20),
                Duration.ofHours(variables.number("INTERVIEW_IDLE_HOURS", 24, 1, 720)),
                RedFlagSettings.rules(variables),
                RedFlagSettings.notice(variables),
                AiSettings.read(variables),
                new BookingWindow(
                        Duration.ofMinutes(variables.number("BOOKING_MIN_NOTICE_MINUTES", 0, 0, 525_600)),
                        Duration.ofDays(variables.number("BOOKING_HORIZON_DAYS", 0, 0, 36_500))),
                Rates.read(variables),
                trustedProxies(variables),
                passwordCost(variables),
                variables.flag("WS_QUERY_TOKEN", true),
                variables.flag("DOCUMENT_LINKS", true),
                sockets(variables),
                mail(variables),
                redis(variables),
                engine,
                dataFolder(variables),
                S3Settings.read(variables),
                UploadLimits.ofMegabytes(variables.number(
                        "MAX_UPLOAD_MB", UploadLimits.DEFAULT_MEGABYTES, 1, UploadLimits.MOST_MEGABYTES)),
                variables.number("MAX_IMAGE_MEGAPIXELS", 40, 1, 200),
                clamd(variables),
                StorageQuotaSettings.read(variables));
    }

    private static Engine engine(Variables variables) {
        try {
            return DatabaseUrl.parse(
                            variables.text("DATABASE_URL").orElse(null),
                            variables.text("DATA_DIR").orElse(null))
                    .engine();
        } catch (UnusableDatabaseUrl unusable) {
            throw new UnusableSetting(String.valueOf(unusable.getMessage()));
        }
    }

    private static Path dataFolder(Variables variables) {
        var folder =
                Path.of(variables.text("DATA_DIR", "./data")).toAbsolutePath().normalize();
        if (!isWritable(folder)) {
            throw new UnusableSetting("DATA_DIR must be a folder that this process can write into.");
        }
        return folder;
    }

    /** Whether a folder is there or can be made, and can be written into. */
    private static boolean isWritable(Path folder) {
        @Nullable Path place = folder;
        while (place != null && !Files.exists(place)) {
            place = place.getParent();
        }
        return place != null && Files.isDirectory(place) && Files.isWritable(place);
    }

    private static void checkPort(Variables variables) {
        var unused = variables.number("PORT", 8080, 1, 65_535);
    }

    private static SecretKeyText secretKey(Variables variables) {
        var secret = variables.text("SECRET_KEY").map(SecretKeyText::new);
        if (secret.isEmpty() || secret.get().bytes().length < SHORTEST_SECRET_IN_BYTES) {
            throw new UnusableSetting("SECRET_KEY must be set to a random text of at least " + SHORTEST_SECRET_IN_BYTES
                    + " bytes, such as the output of: openssl rand -base64 48");
        }
        return secret.get();
    }

    private static Optional<FirstAdministrator> firstAdministrator(Variables variables) {
        var email = variables.text("ADMIN_EMAIL");
        var password = variables.text("ADMIN_PASSWORD");
        if (email.isPresent() != password.isPresent()) {
            throw new UnusableSetting("ADMIN_EMAIL and ADMIN_PASSWORD must be set together.");
        }
        try {
            return email.map(address -> new FirstAdministrator(new EmailAddress(address), password.orElseThrow()));
        } catch (Rejection _) {
            throw new UnusableSetting("ADMIN_EMAIL must be an e-mail address.");
        }
    }

    /** Whoever is online was heard of within a minute, so that two pings have to fit into it. */
    private static SocketRules sockets(Variables variables) {
        return new SocketRules(
                variables.number("SOCKETS_PER_USER", 100, 1, 1_000_000),
                variables.number("SOCKETS_TOTAL", 20_000, 1, 1_000_000),
                Duration.ofSeconds(variables.number("SOCKET_PING_SECONDS", 30, 1, 30)));
    }

    private static Optional<Mail> mail(Variables variables) {
        var sender = sender(variables); // checked also while nobody sends
        try {
            return variables.text("SMTP_URL").map(SmtpUrl::parse).map(server -> new Mail(server, sender));
        } catch (UnusableSmtpUrl unusable) {
            throw new UnusableSetting(String.valueOf(unusable.getMessage()));
        }
    }

    private static Optional<RedisUrl> redis(Variables variables) {
        try {
            return variables.text("REDIS_URL").map(RedisUrl::parse);
        } catch (UnusableRedisUrl unusable) {
            throw new UnusableSetting(String.valueOf(unusable.getMessage()));
        }
    }

    private static Optional<ClamdUrl> clamd(Variables variables) {
        try {
            return variables.text("CLAMD_URL").map(ClamdUrl::parse);
        } catch (UnusableClamdUrl unusable) {
            throw new UnusableSetting(String.valueOf(unusable.getMessage()));
        }
    }

    private static EmailAddress sender(Variables variables) {
        try {
            return new EmailAddress(variables.text("MAIL_FROM", "no-reply@localhost"));
        } catch (Rejection _) {
            throw new UnusableSetting("MAIL_FROM must be an e-mail address such as no-reply@clinic.example.");
        }
    }

    private static String apiPrefix(Variables variables) {
        var prefix = variables.text("API_V1_PREFIX", "/api/v1").replaceAll("/+$", "");
        if (!prefix.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new UnusableSetting("API_V1_PREFIX must be a path such as /api/v1.");
        }
        return prefix;
    }

    private static Set<String> origins(Variables variables) {
        var origins = list(variables.text("ALLOWED_ORIGINS", "http://localhost:3000,http://localhost:8000"))
                .collect(Collectors.toUnmodifiableSet());
        if (!origins.stream().allMatch(Settings::isOrigin)) {
            throw new UnusableSetting(
                    "ALLOWED_ORIGINS must be a comma list of origins such as https://clinic.example, without a wildcard.");
        }
        return origins;
    }

    private static Stream<String> list(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).filter(item -> !item.isEmpty());
    }

    private static Set<AddressRange> trustedProxies(Variables variables) {
        try {
            return list(variables.text("TRUSTED_PROXIES", ""))
                    .map(AddressRange::parse)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException _) {
            throw new UnusableSetting(
                    "TRUSTED_PROXIES must be a comma list of addresses and ranges such as 10.0.0.0/8, without names.");
        }
    }

    /** Tests hash many passwords, and none of them is worth protecting. */
    private static int passwordCost(Variables variables) {
        return variables.number("BCRYPT_COST", 12, LaunchMode.current() == LaunchMode.TEST ? 4 : 12, 16);
    }

    private static boolean isOrigin(String text) {
        try {
            var address = URI.create(text);
            return address.getHost() != null && text.equals(address.getScheme() + "://" + address.getAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static ZoneId zone(Variables variables) {
        try {
            return ZoneId.of(variables.text("TIME_ZONE", "UTC"));
        } catch (DateTimeException _) {
            throw new UnusableSetting("TIME_ZONE must be the IANA name of a time zone, such as Europe/Berlin.");
        }
    }
}
