package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator sees from a shell what patients would get from the providers that are configured. */
class EvaluateInterviewerIT {
    private static final int UNSOUND = 1;
    private static final int MISUSED = 64;

    private static final String PATIENT = """
            {"name":"knee","style":"terse","answers":{"complaint_and_symptoms":"a sore knee","medical_history":"no","medication":"no",\
            "duration_and_severity":"6 days","daily_impact":"I limp"},"tells":["complaint_and_symptoms","duration_and_severity"]}
            """;

    @Test
    void theOfflineInterviewerComesToTheEndOfEveryInterview(@TempDir Path folder) {
        assertThat(evaluate(Map.of("DATA_DIR", folder.toString()), 0))
                .contains("prompt injection", "Completed: 38 of 38", "Limits kept: 38 of 38")
                .contains("Turns worded by offline/scripted: 228")
                .doesNotContain("worded by openai")
                .doesNotContain("Minka", "soup", "\tat ");
    }

    @Test
    void aProviderThatIsDownShows(@TempDir Path folder) throws IOException {
        var patients = Files.writeString(folder.resolve("patients.jsonl"), PATIENT);
        var environment = new HashMap<>(Map.of(
                "DATA_DIR",
                folder.toString(),
                "OPENAI_API_KEY",
                "none",
                "OPENAI_BASE_URL",
                "http://127.0.0.1:1/v1",
                "AI_TIMEOUT_SECONDS",
                "2"));

        assertThat(evaluate(environment, 0, "--patients=" + patients))
                .contains("Completed: 1 of 1", "Turns worded by offline/scripted: 6")
                .containsPattern("knee +terse +yes +5 +kept .* 6\\R");
        environment.put("AI_FALLBACK_PROVIDERS", "");
        assertThat(evaluate(environment, UNSOUND, "--patients=" + patients)).contains("Completed: 0 of 1");
    }

    @Test
    void whatCannotBeReadIsSaid(@TempDir Path folder) throws IOException {
        var bad = Files.writeString(folder.resolve("bad.jsonl"), "{}\n");
        var environment = Map.of("DATA_DIR", folder.toString());

        assertThat(evaluate(environment, MISUSED, "--patients=" + bad)).contains("Line 1 ");
        assertThat(evaluate(environment, MISUSED, bad.toString())).contains("Usage");
    }

    private static String evaluate(Map<String, String> environment, int status, String... more) {
        var arguments = new String[more.length + 1];
        arguments[0] = "evaluate-interviewer";
        System.arraycopy(more, 0, arguments, 1, more.length);
        try (var process = ServerProcess.command(new HashMap<>(environment), arguments)) {
            assertThat(process.awaitEnd())
                    .as(process.output() + process.errors())
                    .isEqualTo(status);
            return process.output() + process.errors();
        }
    }
}
