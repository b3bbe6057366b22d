package dev.doctorpatient.e2e;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Runs the service with a mail server, on a port where nobody listens until a test does. */
public class WithMail implements QuarkusTestProfile {
    static final String SENDER = "no-reply@clinic.example";

    @Override
    public Map<String, String> getConfigOverrides() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of("SMTP_URL", "smtp://127.0.0.1:" + probe.getLocalPort(), "MAIL_FROM", SENDER);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
