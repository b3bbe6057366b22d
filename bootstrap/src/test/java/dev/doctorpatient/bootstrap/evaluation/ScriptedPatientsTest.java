package dev.doctorpatient.bootstrap.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doctorpatient.application.interview.InterviewEvaluation.Patient;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedPatientsTest {
    private static final String GOOD = """
            {"name":"knee","style":"terse","answers":{"complaint_and_symptoms":"knee","medical_history":"no","medication":"no",\
            "duration_and_severity":"6","daily_impact":"limp"},"tells":["complaint_and_symptoms","daily_impact"]}""";

    @Test
    void thoseThatAreBuiltInTalkInManyWays() {
        var patients = ScriptedPatients.builtIn();

        assertThat(patients)
                .hasSizeGreaterThanOrEqualTo(30)
                .extracting(Patient::name)
                .doesNotHaveDuplicates();
        assertThat(patients)
                .extracting(Patient::style)
                .contains(
                        "terse",
                        "rambling",
                        "off-topic",
                        "other language mixed in",
                        "hostile",
                        "prompt injection",
                        "nearly empty",
                        "very long");
        assertThat(patients)
                .flatExtracting(patient -> patient.answers().values())
                .allSatisfy(answer -> assertThat(new SessionMessage(answer, null).command())
                        .as("an answer that can be sent")
                        .isEmpty());
    }

    @Test
    void thoseOfAFileAreReadOrTheLineIsNamed(@TempDir Path folder) throws IOException {
        var good = Files.writeString(folder.resolve("good.jsonl"), GOOD + "\n\n");

        assertThat(ScriptedPatients.of(good.toString())).singleElement().satisfies(patient -> {
            assertThat(patient.answers()).containsEntry(Topic.DAILY_IMPACT, "limp");
            assertThat(patient.tells()).containsExactlyInAnyOrder(Topic.COMPLAINT_AND_SYMPTOMS, Topic.DAILY_IMPACT);
        });
        assertUnreadable(folder, "{}");
        assertUnreadable(folder, "knee");
        assertUnreadable(folder, "null");
        assertUnreadable(folder, GOOD + GOOD);
        assertUnreadable(folder, GOOD.replace("\"medication\"", "\"pills\""));
        assertUnreadable(folder, GOOD.replace("\"tells\"", "\"says\""));
        assertThatThrownBy(() -> ScriptedPatients.of(folder.resolve("none").toString()))
                .isInstanceOf(UnusableCases.class);
    }

    private static void assertUnreadable(Path folder, String line) throws IOException {
        var bad = Files.writeString(folder.resolve("bad.jsonl"), GOOD + "\n" + line + "\n");

        assertThatThrownBy(() -> ScriptedPatients.of(bad.toString()))
                .isInstanceOf(UnusableCases.class)
                .hasMessageStartingWith("Line 2 ");
    }
}
