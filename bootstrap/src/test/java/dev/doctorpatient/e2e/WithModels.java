package dev.doctorpatient.e2e;

import dev.doctorpatient.ai.interview.Endurance;
import dev.doctorpatient.ai.testing.FakeProvider;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.ConfigProvider;

/** Runs the service with providers that have keys, all of them on one port. */
public class WithModels implements QuarkusTestProfile {
    /** No key is ever seen by anybody but its provider. */
    static final String KEY = "sk-canary-of-the-key";

    private static final Map<Integer, FakeProvider> RUNNING = new ConcurrentHashMap<>();

    /** Providers fail in these tests as they never should, and none is to be spared for what another test did to it. */
    @Alternative
    static class LongBreath {
        @Produces
        @Singleton
        @Alternative
        Endurance endurance() {
            return new Endurance(8, Duration.ofSeconds(1), Duration.ofMillis(10), 10_000, Duration.ofSeconds(1));
        }
    }

    /** OpenAI's chat completions first. */
    @Override
    public Map<String, String> getConfigOverrides() {
        return models("openai");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(LongBreath.class);
    }

    /** OpenAI's responses first. */
    public static class Responses extends WithModels {
        @Override
        public Map<String, String> getConfigOverrides() {
            return models("openai", "USE_ASSISTANTS_API", "true");
        }
    }

    /** Gemini first. */
    public static class Gemini extends WithModels {
        @Override
        public Map<String, String> getConfigOverrides() {
            return models("gemini");
        }
    }

    /** Hugging Face first. */
    public static class HuggingFace extends WithModels {
        @Override
        public Map<String, String> getConfigOverrides() {
            return models("huggingface");
        }
    }

    /** Nobody but OpenAI. */
    public static class Alone extends WithModels {
        @Override
        public Map<String, String> getConfigOverrides() {
            return models("openai", "AI_FALLBACK_PROVIDERS", "");
        }
    }

    /** Each with a database of its own: that of the other tests outlives the service that these have used. */
    static Map<String, String> models(String provider, String... namesAndValues) {
        var port = freePort();
        var host = "http://127.0.0.1:" + port;
        var settings = new HashMap<>(Map.of(
                "AI_PROVIDER",
                provider,
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
                "AI_TIMEOUT_SECONDS",
                "2",
                "DATABASE_URL",
                "h2:mem:with-models-" + port));
        for (var i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }

    /** One that no client gets for its own end of a connection meanwhile, as it might those that systems hand out. */
    private static int freePort() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // taken
            }
        }
    }

    /** The provider that the service asks, whichever it is; it begins anew for every test. */
    static synchronized FakeProvider provider() {
        var port = ConfigProvider.getConfig()
                .getValue("OPENAI_BASE_URL", URI.class)
                .getPort();
        var known = RUNNING.computeIfAbsent(port, FakeProvider::startAt);
        known.reset();
        return known;
    }
}
