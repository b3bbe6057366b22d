package dev.doctorpatient.e2e;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Runs the service with a mail server, on a port where nobody listens until a test does. */
public class WithMail implements QuarkusTestProfile {
    static final String SENDER = "no-reply@clinic.example";

    /** With a database of its own: that of the other tests outlives the service that these have used. */
    @Override
    public Map<String, String> getConfigOverrides() {
        var overrides = new HashMap<>(mail());
        overrides.put("DATABASE_URL", "h2:mem:with-mail");
        return overrides;
    }

    static Map<String, String> mail() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of("SMTP_URL", "smtp://127.0.0.1:" + probe.getLocalPort(), "MAIL_FROM", SENDER);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
