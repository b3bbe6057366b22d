package dev.doctorpatient.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where the product lies that these tests run, and what it takes to run it. */
final class Product {
    /** The folder with ./run; the build runs tests in the module's. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final Path JAR = ROOT.resolve("bootstrap/target/quarkus-app/quarkus-run.jar");
    static final Path JDK = Path.of(System.getProperty("java.home"));

    private static final Set<Integer> TAKEN_PORTS = ConcurrentHashMap.newKeySet();

    private Product() {}

    /** A port of this machine that nobody listens on, and no other test was given. */
    static int freePort() {
        while (true) {
            try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (TAKEN_PORTS.add(probe.getLocalPort())) {
                    return probe.getLocalPort();
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A file in which the output of a process stays for whoever looks into a failure. */
    static Path logFile(String name) {
        try {
            var folder = Files.createDirectories(ROOT.resolve("bootstrap/target/packaged-logs"));
            return Files.createTempFile(folder, name + "-", ".log");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
