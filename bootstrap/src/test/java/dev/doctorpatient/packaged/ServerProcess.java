package dev.doctorpatient.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A running service. Closing it leaves nothing behind but its output. */
final class ServerProcess implements AutoCloseable {
    static final String SECRET_KEY = "not-so-secret-but-long-enough-to-be-the-key-of-a-test";

    /** What a process gets from the one that runs the tests; a DATABASE_URL of the developer's is none of it. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR");

    private static final int HEAP_IN_MEGABYTES = 384;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Path output;
    private final Path errors;

    private ServerProcess(Process process, int port, Path output, Path errors) {
        this.process = process;
        this.port = port;
        this.output = output;
        this.errors = errors;
    }

    /** Starts the packaged jar with no more than the given variables, a secret and a free port, and waits until it is ready. */
    static ServerProcess start(Map<String, String> environment) {
        return launch(environment).awaitReady();
    }

    /** The same with so many megabytes of heap only. */
    static ServerProcess startWithin(int megabytes, Map<String, String> environment) {
        return command(megabytes, environment).awaitReady();
    }

    /** Starts the packaged jar without waiting for anything. */
    static ServerProcess launch(Map<String, String> environment) {
        return command(environment);
    }

    /** Starts the packaged jar to do what a command says. */
    static ServerProcess command(Map<String, String> environment, String... arguments) {
        return command(HEAP_IN_MEGABYTES, environment, arguments);
    }

    private static ServerProcess command(int megabytes, Map<String, String> environment, String... arguments) {
        var all = new HashMap<String, String>();
        all.put("SECRET_KEY", SECRET_KEY);
        all.put("HOST", "127.0.0.1");
        all.putAll(environment);
        // The first compiler suffices for a service that lives for seconds, and leaves the processors to the others.
        var command = new ArrayList<>(List.of(
                Product.JDK.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + megabytes + "m",
                "-jar",
                Product.JAR.toString()));
        command.addAll(List.of(arguments));
        return launch(command, all);
    }

    /** Starts ./run with the given variables and a free port, and waits until it is ready. */
    static ServerProcess run(Map<String, String> environment) {
        // Whoever starts the tests in the background has the shell ignore SIGINT for everything that they start.
        return launch(List.of("env", "--default-signal=INT", "./run"), environment)
                .awaitReady();
    }

    private static ServerProcess launch(List<String> command, Map<String, String> environment) {
        var port = Product.freePort();
        var output = Product.logFile("out");
        var errors = Product.logFile("err");
        var builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(Product.ROOT.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().put("JAVA_HOME", Product.JDK.toString());
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(builder.start(), port, output, errors);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return port;
    }

    /** An anonymous client of the API. */
    Api api() {
        return api("/api/v1");
    }

    Api api(String prefix) {
        return new Api(URI.create("http://127.0.0.1:" + port + prefix + "/"));
    }

    /** Everything that it printed so far. */
    String output() {
        return Product.text(output);
    }

    /** Everything that it printed to the standard error so far. */
    String errors() {
        return Product.text(errors);
    }

    /** How much of its heap is in use, after the garbage is collected. */
    long bytesOnHeap() {
        var unused = ask("GC.run");
        var total = ask("GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }

    private String ask(String question) {
        try {
            var asking = new ProcessBuilder(
                            Product.JDK.resolve("bin/jcmd").toString(), String.valueOf(process.pid()), question)
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (asking.waitFor() != 0) {
                throw new IllegalStateException(answer);
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks it to end, as service managers do (SIGTERM), and waits for it. */
    int terminate() {
        process.destroy();
        return awaitEnd();
    }

    /** Presses Ctrl-C (SIGINT), and waits for its end. */
    int interrupt() {
        try {
            var kill = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("nobody was there to be interrupted");
            }
            return awaitEnd();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Ends it on the spot (SIGKILL), as a power cut would. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits until it ends by itself, or because it was asked to; its exit status. */
    int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("it goes on and on:\n" + output() + errors());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private ServerProcess awaitReady() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                close();
                throw new IllegalStateException("it did not start:\n" + output() + errors());
            }
            pause();
        }
        return this;
    }

    /** Waits until a check of its health says that something is in a state. */
    void awaitHealth(String check, String state) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!state.equals(health(check))) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException(check + " was never " + state + ":\n" + output() + errors());
            }
            pause();
        }
    }

    private String health(String check) {
        for (var found : api("").get("health").expect(200).path("checks")) {
            if (found.path("name").asText().equals(check)) {
                return found.path("data").path("state").asText();
            }
        }
        return "missing";
    }

    private boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100); // between two looks at another process, which tells nobody when it is ready
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }
}
