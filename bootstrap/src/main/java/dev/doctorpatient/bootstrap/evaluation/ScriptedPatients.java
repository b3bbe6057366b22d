package dev.doctorpatient.bootstrap.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.doctorpatient.application.interview.InterviewEvaluation.Patient;
import dev.doctorpatient.domain.interview.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads people who do not exist, one in each line, as JSON. */
public final class ScriptedPatients {
    private static final String BUILT_IN = "/interview-patients.jsonl";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScriptedPatients() {}

    /**
     * A line.
     *
     * @param answers by the name of the topic
     * @param tells names of topics
     */
    record Line(
            @Nullable String name,
            @Nullable String style,
            @Nullable Map<String, String> answers,
            @Nullable List<String> tells) {
        Patient toPatient() {
            if (name == null || style == null || answers == null || tells == null) {
                throw new IllegalArgumentException("a field is missing");
            }
            var byTopic = new HashMap<Topic, String>();
            answers.forEach((topic, answer) -> byTopic.put(topic(topic), answer));
            var told = new HashSet<Topic>();
            tells.forEach(topic -> told.add(topic(topic)));
            return new Patient(name, style, byTopic, told);
        }

        private static Topic topic(String name) {
            return Topic.valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** Those that come with the service. */
    public static List<Patient> builtIn() {
        return parse(Resources.builtIn(BUILT_IN));
    }

    /**
     * Those of a file.
     *
     * @throws UnusableCases saying why it cannot be read
     */
    public static List<Patient> of(String file) {
        return parse(Resources.read(file));
    }

    private static List<Patient> parse(String text) {
        var patients = new ArrayList<Patient>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                patients.add(parse(line, number));
            }
        }
        return patients;
    }

    private static Patient parse(String line, int number) {
        try {
            @Nullable Line read = JSON.readValue(line, Line.class);
            if (read != null) {
                return read.toPatient();
            }
        } catch (JsonProcessingException | IllegalArgumentException _) {
            // refused below
        }
        throw new UnusableCases("Line " + number
                + " must be a patient in JSON: name, style, answers to the five topics and what they tell.");
    }
}
