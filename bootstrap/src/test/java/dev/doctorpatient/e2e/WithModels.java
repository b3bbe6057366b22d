package dev.doctorpatient.e2e;

import dev.doctorpatient.ai.testing.FakeProvider;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Runs the service with a provider of each kind, all of them on one port where nobody listens until a test does. */
public class WithModels implements QuarkusTestProfile {
    /** No key is ever seen by anybody but its provider. */
    static final String KEY = "sk-canary-of-the-key";

    /** With a database of its own: that of the other tests outlives the service that these have used. */
    @Override
    public Map<String, String> getConfigOverrides() {
        var overrides = new HashMap<>(models());
        overrides.put("DATABASE_URL", "h2:mem:with-models");
        return overrides;
    }

    static Map<String, String> models() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var host = "http://127.0.0.1:" + probe.getLocalPort();
            return Map.of(
                    "AI_PROVIDER",
                    "openai",
                    "OPENAI_API_KEY",
                    KEY,
                    "OPENAI_BASE_URL",
                    host + "/v1",
                    "GEMINI_API_KEY",
                    KEY,
                    "GEMINI_BASE_URL",
                    host + "/v1beta",
                    "HF_API_KEY",
                    KEY,
                    "HF_BASE_URL",
                    host + "/v1",
                    "AI_FALLBACK_PROVIDERS",
                    "gemini,offline",
                    "AI_TIMEOUT_SECONDS",
                    "10");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The provider that the service asks. */
    static FakeProvider provider() {
        var address = ConfigProvider.getConfig().getValue("OPENAI_BASE_URL", URI.class);
        return FakeProvider.startAt(address.getPort());
    }
}
