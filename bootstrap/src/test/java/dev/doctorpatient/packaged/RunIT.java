package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer meets first: ./run and Ctrl-C. */
class RunIT {
    private static final int ENDED_BY_SIGINT = 128 + 2;
    private static final int GOING_AWAY = 1001;
    private static final String PASSWORD = "demo-clinic-2026";

    /** The build that runs these tests has just packaged the jar, even if it found that there was nothing to change. */
    @BeforeAll
    static void theJarIsNewerThanItsSources() throws IOException {
        Files.setLastModifiedTime(Product.JAR, FileTime.from(Instant.now()));
    }

    @Test
    void startsEndsAndStartsAgainWithTheSameSecretAndTheSameClinic(@TempDir Path folder) throws IOException {
        var environment = Map.of("DATA_DIR", folder.toString());
        var secret = folder.resolve("secret.key");
        String token;
        String made;

        try (var first = ServerProcess.run(environment)) {
            made = Files.readString(secret);
            assertThat(Files.getPosixFilePermissions(secret)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            token = first.api()
                    .login("patient@demo.example", PASSWORD)
                    .path("access_token")
                    .asText();
            var patient = first.api().as(token);
            var chat = patient.all("chats").getFirst().path("id").asText();
            try (var socket = patient.socket("chats/ws/" + chat)) {
                socket.next("connected");

                assertThat(first.interrupt()).isEqualTo(ENDED_BY_SIGINT);

                assertThat(socket.closedWith()).isEqualTo(GOING_AWAY);
            }
            assertThat(first.output())
                    .contains("http://127.0.0.1:" + first.port(), "/docs", PASSWORD, "patient@demo.example")
                    .doesNotContain("Building", made, token);
            assertThat(first.errors()).isEmpty();
        }

        try (var second = ServerProcess.run(environment)) {
            assertThat(Files.readString(secret)).isEqualTo(made);
            assertThat(second.api().as(token).all("chats")).hasSize(1);
            assertThat(second.output()).doesNotContain("Building", made);
        }
    }
}
