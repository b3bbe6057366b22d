package dev.doctorpatient.s3.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A real S3 server that checks signatures, comes, freezes and goes. It runs in a process of its own, and keeps objects in a folder. */
public final class S3Server implements AutoCloseable {
    /** Whom the server knows. */
    public static final String ACCESS_KEY = "some-access-key";

    /** What only that one knows. */
    public static final String SECRET_KEY = "some-s3-Secret-key";

    /** The libraries lie in the folder of another module, beside the one that runs tests. */
    private static final Path LIBRARIES = Path.of("..", "s3-server", "target", "lib");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MOMENT_IN_NANOSECONDS = 50_000_000;

    private final int port;
    private final Path folder;
    private @Nullable Process process;

    private S3Server(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    /** Starts a server without buckets, which keeps what it has in a folder of its own. */
    public static S3Server startIn(Path folder) {
        try {
            var server = new S3Server(freePort(), Files.createDirectories(folder.toAbsolutePath()));
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Where it answers. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Makes a bucket; the folder in which its objects lie. */
    public Path createBucket(String name) {
        try {
            return Files.createDirectories(folder.resolve("buckets").resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it again, with all that it had. */
    public void start() {
        try {
            var settings = Files.writeString(folder.resolve("server.properties"), """
                    s3proxy.endpoint=%s
                    s3proxy.authorization=aws-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """.formatted(
                            endpoint(), ACCESS_KEY, SECRET_KEY, Files.createDirectories(folder.resolve("buckets"))));
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx256m",
                            "-cp",
                            LIBRARIES.toAbsolutePath().normalize() + "/*",
                            "org.gaul.s3proxy.Main",
                            "--properties",
                            settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
            awaitAnswer();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitAnswer() throws IOException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (process == null || !process.isAlive() || System.nanoTime() > until) {
                stop();
                throw new IllegalStateException("it did not start:\n" + Files.readString(folder.resolve("server.log")));
            }
            LockSupport.parkNanos(MOMENT_IN_NANOSECONDS); // another process tells nobody when it is ready
        }
    }

    private boolean answers() {
        try {
            var connection = (HttpURLConnection) endpoint().toURL().openConnection();
            return connection.getResponseCode() > 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** Ends it on the spot. */
    public void stop() {
        if (process != null) {
            process.destroyForcibly();
            try {
                var unused = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            process = null;
        }
    }

    /** Lets it keep its connections, and say nothing. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            if (process == null
                    || new ProcessBuilder(List.of("kill", signal, String.valueOf(process.pid())))
                                    .start()
                                    .waitFor()
                            != 0) {
                throw new IllegalStateException("it does not run");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
