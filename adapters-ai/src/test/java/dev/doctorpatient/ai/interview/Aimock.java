package dev.doctorpatient.ai.interview;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Somebody else's idea of what OpenAI and Gemini say: a server from npm, in a process of its own. */
final class Aimock implements AutoCloseable {
    private static final String PACKAGE = "@copilotkit/aimock@1.43.0";
    private static final Path FOLDER = Path.of("target", "aimock");
    private static final Path COMMAND = FOLDER.resolve("node_modules/@copilotkit/aimock/dist/cli.js");
    private static final Pattern ADDRESS = Pattern.compile("listening on (http://\\S+)");

    private final Process process;
    private final URI address;

    private Aimock(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Whether this machine can run it. */
    static boolean isPossible() {
        try {
            return run(List.of("node", "--version")) == 0 && run(List.of("npm", "--version")) == 0;
        } catch (IOException _) {
            return false; // there is no such command
        }
    }

    /** Starts it on a port of its own, with the words of {@code interview.json}. */
    static Aimock start() throws IOException {
        if (!Files.exists(COMMAND)) {
            Files.createDirectories(FOLDER);
            var status =
                    run(List.of("npm", "install", "--prefix", FOLDER.toString(), "--no-audit", "--no-fund", PACKAGE));
            if (status != 0) {
                throw new IllegalStateException("npm could not install " + PACKAGE + ": " + status);
            }
        }
        var process = new ProcessBuilder("node", COMMAND.toString(), "-p", "0", "-f", words(), "--strict")
                .redirectErrorStream(true)
                .start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var found = ADDRESS.matcher(line);
            if (found.find()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {})); // or it would wait to be read
                return new Aimock(process, URI.create(found.group(1)));
            }
        }
        throw new IllegalStateException("it did not start");
    }

    private static String words() {
        try {
            return Path.of(Objects.requireNonNull(Aimock.class.getResource("/aimock/interview.json"))
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Where it speaks a dialect. */
    URI address(Dialect dialect) {
        return address.resolve(dialect == Dialect.GEMINI ? "/v1beta" : "/v1");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.getInputStream().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
