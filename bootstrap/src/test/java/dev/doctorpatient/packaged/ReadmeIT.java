package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pastes the first conversation of the README into a shell, as its readers do. */
class ReadmeIT {
    private static final Pattern START = Pattern.compile("```bash\n(.*) \\./run\n```");
    private static final Pattern CONVERSATION =
            Pattern.compile("<!-- conversation[^\n]*-->\n```bash\n(.*?)```", Pattern.DOTALL);

    @BeforeAll
    static void theJarIsNewerThanItsSources() throws IOException {
        RunIT.theJarIsNewerThanItsSources();
    }

    @Test
    void itsFirstConversationHappensAsItSays(@TempDir Path folder) throws IOException, InterruptedException {
        var readme = Files.readString(Product.ROOT.resolve("README.md"));

        // The README's way to start, with the variables that it gives, but for the data in a folder of this test.
        assertThat(block(START, readme))
                .isEqualTo("DATA_DIR=$(mktemp -d) ADMIN_EMAIL=admin@clinic.example ADMIN_PASSWORD='first-Admin-2026'");
        try (var server = ServerProcess.run(Map.of(
                "DATA_DIR",
                folder.toString(),
                "ADMIN_EMAIL",
                "admin@clinic.example",
                "ADMIN_PASSWORD",
                "first-Admin-2026"))) {
            var told =
                    paste(block(CONVERSATION, readme).replace("127.0.0.1:8080", "127.0.0.1:" + server.port()), folder);

            assertThat(told)
                    .containsSubsequence(
                            "\"hospital_id\":",
                            "\"status\":\"scheduled\"",
                            "\"code\":\"time_slot_taken\"",
                            "\"client_message_id\":\"m1\"",
                            "{\"type\":\"connected\",\"chat\":",
                            "{\"type\":\"message\",\"message\":",
                            "Good morning, how are you?",
                            "\"items\":[",
                            "Better, thank you!",
                            "Good morning, how are you?",
                            "{\"type\":\"connected\",\"session\":",
                            "{\"type\":\"question\",\"number\":2,\"total\":5,",
                            "{\"type\":\"question\",\"number\":3,\"total\":5,",
                            "{\"type\":\"question\",\"number\":4,\"total\":5,",
                            "{\"type\":\"question\",\"number\":5,\"total\":5,",
                            "{\"type\":\"summary\",\"content\":",
                            "\"status\":\"completed\"",
                            "\"summary\":\"")
                    .contains("{\"type\":\"ack\",\"client_message_id\":\"a1\"")
                    .doesNotContain("\"type\":\"error\"", "unauthenticated", "malformed_request", "not_found");
        }
    }

    private static String block(Pattern pattern, String readme) {
        var block = pattern.matcher(readme);
        assertThat(block.find()).as("the README has a block like %s", pattern).isTrue();
        return block.group(1);
    }

    /** What the shell prints, to the output and the error alike. */
    private static String paste(String script, Path folder) throws IOException, InterruptedException {
        var output = Product.logFile("readme");
        var shell = new ProcessBuilder(
                        "bash",
                        Files.writeString(folder.resolve("conversation.sh"), script)
                                .toString())
                .directory(Product.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().merge("PATH", Product.JDK.resolve("bin").toString(), (path, jdk) -> jdk + ":" + path);
        var running = shell.start();
        try {
            assertThat(running.waitFor(2, TimeUnit.MINUTES))
                    .as("the conversation comes to an end")
                    .isTrue();
            assertThat(running.exitValue()).isZero();
        } finally {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
        return Product.text(output);
    }
}
