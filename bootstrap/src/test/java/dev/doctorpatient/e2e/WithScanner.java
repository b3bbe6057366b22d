package dev.doctorpatient.e2e;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Runs the service with a malware scanner, on a port where nobody listens until a test does. */
public class WithScanner implements QuarkusTestProfile {
    /** With a database of its own: that of the other tests outlives the service that these have used. */
    @Override
    public Map<String, String> getConfigOverrides() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of(
                    "CLAMD_URL", "tcp://127.0.0.1:" + probe.getLocalPort(), "DATABASE_URL", "h2:mem:with-scanner");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
