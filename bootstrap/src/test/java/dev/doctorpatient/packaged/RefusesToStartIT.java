package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts the service with what it cannot use: it ends, and says in one sentence which variable it was, and no more than that. */
class RefusesToStartIT {
    private static final String CANARY = "canary-Secret-31";

    /** As sysexits.h has it for a configuration error. */
    private static final int UNUSABLE_CONFIGURATION = 78;

    static Stream<Arguments> unusable() {
        return Stream.of(
                refusal("no secret", "SECRET_KEY", Map.of("SECRET_KEY", "")),
                refusal("a short secret", "SECRET_KEY", Map.of("SECRET_KEY", CANARY)),
                refusal(
                        "another database",
                        "DATABASE_URL",
                        Map.of("DATABASE_URL", "mysql://me:" + CANARY + "@db/clinic")),
                refusal(
                        "half a password",
                        "DATABASE_URL",
                        Map.of("DATABASE_URL", "postgresql://me:" + CANARY + "/half@db:5432/clinic")),
                refusal(
                        "a database that nobody answers for",
                        "DATABASE_URL",
                        Map.of("DATABASE_URL", "postgresql://me:" + CANARY + "@127.0.0.1:1/clinic")),
                refusal("a port that is no number", "PORT", Map.of("PORT", "abc")),
                refusal("a port that is none", "PORT", Map.of("PORT", "65536")),
                refusal("a model without a key", "AI_PROVIDER", Map.of("AI_PROVIDER", "openai")),
                refusal("an unknown interviewer", "AI_PROVIDER", Map.of("AI_PROVIDER", "nonsense")),
                refusal(
                        "a fallback without a key",
                        "AI_FALLBACK_PROVIDERS",
                        Map.of("AI_PROVIDER", "offline", "AI_FALLBACK_PROVIDERS", "offline,gemini")),
                refusal("an unknown fallback", "AI_FALLBACK_PROVIDERS", Map.of("AI_FALLBACK_PROVIDERS", CANARY)),
                refusal(
                        "a model behind another protocol",
                        "OPENAI_BASE_URL",
                        Map.of("OPENAI_BASE_URL", "ftp://me:" + CANARY + "@models.example")),
                refusal("no time for a model", "AI_TIMEOUT_SECONDS", Map.of("AI_TIMEOUT_SECONDS", "0")),
                refusal("a model without memory", "AI_HISTORY_MESSAGES", Map.of("AI_HISTORY_MESSAGES", "1")),
                refusal("half a protocol", "USE_ASSISTANTS_API", Map.of("USE_ASSISTANTS_API", "yes")),
                refusal("no interview", "INTERVIEW_QUESTIONS", Map.of("INTERVIEW_QUESTIONS", "0")),
                refusal("rules that are not there", "RED_FLAGS_FILE", Map.of("RED_FLAGS_FILE", "/" + CANARY + ".txt")),
                refusal(
                        "a notice that does not say whom to call",
                        "RED_FLAG_NOTICE",
                        Map.of("RED_FLAG_NOTICE", CANARY)),
                refusal("a number that is a story", "EMERGENCY_NUMBER", Map.of("EMERGENCY_NUMBER", CANARY.repeat(5))),
                refusal(
                        "a notice that is over",
                        "BOOKING_MIN_NOTICE_MINUTES",
                        Map.of("BOOKING_MIN_NOTICE_MINUTES", "-1")),
                refusal("a horizon without end", "BOOKING_HORIZON_DAYS", Map.of("BOOKING_HORIZON_DAYS", "for ever")),
                refusal("another planet", "TIME_ZONE", Map.of("TIME_ZONE", "Mars/Base")),
                refusal("passwords that are cheap to guess", "BCRYPT_COST", Map.of("BCRYPT_COST", "4")),
                refusal("no documents", "MAX_UPLOAD_MB", Map.of("MAX_UPLOAD_MB", "0")),
                refusal("no files of a user", "QUOTA_USER_FILES", Map.of("QUOTA_USER_FILES", "0")),
                refusal("no bytes of a patient", "QUOTA_PATIENT_MB", Map.of("QUOTA_PATIENT_MB", "-1")),
                refusal("links perhaps", "DOCUMENT_LINKS", Map.of("DOCUMENT_LINKS", "perhaps")),
                refusal("documents without end", "MAX_UPLOAD_MB", Map.of("MAX_UPLOAD_MB", "unlimited")),
                refusal("images of nothing", "MAX_IMAGE_MEGAPIXELS", Map.of("MAX_IMAGE_MEGAPIXELS", "0")),
                refusal("a scanner by name only", "CLAMD_URL", Map.of("CLAMD_URL", "clamd.example")),
                refusal("a scanner behind a page", "CLAMD_URL", Map.of("CLAMD_URL", "http://" + CANARY + ":3310")),
                refusal("half a limit", "RATE_LIMIT", Map.of("RATE_LIMIT", "some")),
                refusal("no sockets", "SOCKETS_PER_USER", Map.of("SOCKETS_PER_USER", "0")),
                refusal("a process without sockets", "SOCKETS_TOTAL", Map.of("SOCKETS_TOTAL", "0")),
                refusal("pings too seldom", "SOCKET_PING_SECONDS", Map.of("SOCKET_PING_SECONDS", "60")),
                refusal("a proxy by name", "TRUSTED_PROXIES", Map.of("TRUSTED_PROXIES", CANARY + ".example")),
                refusal("a mail server by name only", "SMTP_URL", Map.of("SMTP_URL", "mail.example")),
                refusal(
                        "half a password of a mail server",
                        "SMTP_URL",
                        Map.of("SMTP_URL", "smtp://me:" + CANARY + "/half@mail.example")),
                refusal("a Redis by name only", "REDIS_URL", Map.of("REDIS_URL", "redis.example")),
                refusal("a Redis of another kind", "REDIS_URL", Map.of("REDIS_URL", "http://me:" + CANARY + "@redis")),
                refusal(
                        "a document store of another kind",
                        "S3_ENDPOINT",
                        Map.of("S3_ENDPOINT", "ftp://me:" + CANARY + "@s3.example")),
                refusal("a secret that fits nothing", "S3_ENDPOINT", Map.of("S3_SECRET_KEY", CANARY)),
                refusal("a sender without an address", "MAIL_FROM", Map.of("MAIL_FROM", CANARY)),
                refusal("every origin", "ALLOWED_ORIGINS", Map.of("ALLOWED_ORIGINS", "*")),
                refusal("an administrator without a password", "ADMIN_PASSWORD", Map.of("ADMIN_EMAIL", "a@b.example")),
                refusal(
                        "a password that everybody has",
                        "ADMIN_PASSWORD",
                        Map.of("ADMIN_EMAIL", "a@b.example", "ADMIN_PASSWORD", "password123")));
    }

    private static Arguments refusal(String name, String variable, Map<String, String> environment) {
        return argumentSet(name, variable, environment);
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void saysWhichVariableItCannotUse(String variable, Map<String, String> unusable, @TempDir Path folder) {
        var environment = new HashMap<>(Map.of("DATA_DIR", folder.toString()));
        environment.putAll(unusable);

        assertRefused(environment, variable);
    }

    @Test
    void saysThatTheDataFolderCannotBeWrittenInto(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("no-folder"));

        assertRefused(Map.of("DATA_DIR", file.resolve("data").toString()), "DATA_DIR");
        assertRefused(
                Map.of("DATA_DIR", file.resolve("data").toString(), "DATABASE_URL", Postgres.freshDatabase()),
                "DATA_DIR"); // documents live there
    }

    @Test
    void saysWhichLineOfTheRulesItCannotRead(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("rules.txt"), "# ours\n\n[chest_pain] Chest pain\nchest (pain\n");

        assertRefused(
                Map.of("DATA_DIR", folder.toString(), "RED_FLAGS_FILE", file.toString()),
                "RED_FLAGS_FILE cannot be used: line 4");
    }

    @Test
    void saysThatThePortIsInUse(@TempDir Path folder) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(Map.of("DATA_DIR", folder.toString(), "PORT", String.valueOf(taken.getLocalPort())), "PORT");
        }
    }

    @Test
    void saysThatAnotherProcessHasTheDatabase(@TempDir Path folder) {
        var environment = Map.of("DATA_DIR", folder.toString());
        try (var first = ServerProcess.start(environment)) {
            assertRefused(environment, "DATA_DIR");

            assertThat(first.terminate()).isNotZero();
        }
    }

    @Test
    void saysThatTheDatabaseDoesNotKnowTheUser(@TempDir Path folder) {
        var nobody = Postgres.freshDatabase().replaceFirst("//.*@", "//nobody:" + CANARY + "@");

        assertRefused(Map.of("DATA_DIR", folder.toString(), "DATABASE_URL", nobody), "DATABASE_URL");
    }

    private static void assertRefused(Map<String, String> environment, String variable) {
        try (var server = ServerProcess.launch(environment)) {
            assertThat(server.awaitEnd()).isEqualTo(UNUSABLE_CONFIGURATION);

            assertThat(server.errors())
                    .startsWith("Cannot start: ")
                    .contains(variable)
                    .hasLineCount(1)
                    .endsWith(System.lineSeparator());
            assertThat(server.output() + server.errors())
                    .doesNotContain("\tat ", "Exception", CANARY, ServerProcess.SECRET_KEY);
        }
    }
}
