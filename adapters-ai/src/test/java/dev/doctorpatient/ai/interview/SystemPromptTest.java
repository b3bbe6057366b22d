package dev.doctorpatient.ai.interview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SystemPromptTest {
    @Test
    void thePromptIsTheSpecificationsWordForWord() throws IOException {
        try (var file = SystemPromptTest.class.getResourceAsStream("/prompts/interview-system-prompt.txt")) {
            var prompt = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);

            assertThat(prompt).isEqualTo("""
                    You are a medical assistant interviewing a patient.
                    Focus on symptoms, medical history, and current concerns.
                    Track question progress and inform the patient.
                    After all 5 questions, summarize for the doctor:
                    1. Chief complaint and symptoms
                    2. Relevant medical history
                    3. Current medications
                    4. Symptom duration and severity
                    5. Impact on daily activities
                    Be professional, empathetic, and concise.

                    Your messages should not exceed 15 words. Summary can be upto 75 words.
                    Wait for patient response before asking the next question.

                    After all the questions are done just return the summary to the patient don't add any advices.
                    """);
        }
    }
}
