package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.ai.testing.FakeProvider;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithModels.class)
class ProvidersTest {
    private final Clinic clinic = Clinic.here();
    private FakeProvider fake;
    private LogCapture log;

    @BeforeEach
    void open() {
        fake = WithModels.provider();
        log = LogCapture.start();
    }

    @AfterEach
    void close() {
        log.close();
        fake.close();
    }

    @Test
    void administratorsSeeWhoWordsInterviewsAndHowTheyDo() {
        fake.says("What brings you here today?");
        var session = clinic.newPatient().post("/ai/sessions", json()).created();
        assertThat(session.text("provider")).isEqualTo("openai");

        var answer = clinic.administrator().get("/ai/providers");

        var providers = answer.items(Shapes.AI_PROVIDER);
        assertThat(each(providers, "provider")).containsExactly("openai", "gemini", "offline", "huggingface");
        assertThat(each(providers, "role")).containsExactly("primary", "fallback", "fallback", "unused");
        assertThat(each(providers, "model"))
                .containsExactly("gpt-4", "gemini-2.0-flash", "scripted", "TinyLlama/TinyLlama-1.1B-Chat-v1.0");
        assertThat(each(providers, "configured")).containsOnly("true");
        assertThat(each(providers, "circuit")).containsOnly("closed");
        assertThat(each(providers, "healthy")).containsOnly("true");
        assertThat(providers.getFirst().get("last_success_at").isNull()).isFalse();
        assertThat(providers.toString()).doesNotContain(WithModels.KEY).doesNotContain("127.0.0.1");
        assertThat(log.lines()).noneMatch(line -> line.contains(WithModels.KEY));
    }

    private static List<String> each(List<JsonNode> items, String field) {
        return items.stream().map(item -> item.get(field).asText()).toList();
    }
}
