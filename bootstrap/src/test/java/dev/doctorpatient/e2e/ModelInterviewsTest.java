package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.ai.testing.Behaviour;
import dev.doctorpatient.ai.testing.FakeProvider;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a model does, the interview keeps its rules and comes to its end. */
@QuarkusTest
@TestProfile(WithModels.class)
class ModelInterviewsTest {
    private static final String ANSWER = "It aches a little, canary-of-the-answer";

    private final Clinic clinic = Clinic.here();
    private final LogCapture log = LogCapture.start();
    private FakeProvider fake;

    @BeforeEach
    void begin() {
        fake = WithModels.provider();
    }

    @AfterEach
    void end() {
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains("canary") || line.contains("knee"));
    }

    /** Who is asked first. */
    String provider() {
        return "openai";
    }

    private JsonNode begun(Chat chat) {
        return clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .body();
    }

    private List<JsonNode> turnsOf(String session) {
        return clinic.patient().get("/ai/sessions/" + session + "/messages").items();
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, mode = EnumSource.Mode.MATCH_NONE, names = ".*_ONCE") // they take their time
    void theInterviewComesToItsSummaryByRest(Mood mood) {
        fake.usually(mood::towards);
        var session = begun(clinic.newChat()).get("id").asText();

        for (var number = 1; number <= 5; number++) {
            var turn = clinic.patient()
                    .post(
                            "/ai/messages",
                            json("session_id", session, "message", ANSWER, "client_message_id", "m" + number))
                    .created();
            assertThat(turn.text("kind")).isEqualTo(number < 5 ? "question" : "summary");
        }

        requireInterview(session, mood);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void theInterviewComesToItsSummaryOnTheSocket(Mood mood) {
        fake.usually(mood::towards);
        var session = begun(clinic.newChat()).get("id").asText();
        try (var socket = clinic.patient().opens("/ai-assistant/ws/" + session, "")) {
            socket.hears("connected");
            for (var number = 2; number <= 6; number++) {
                socket.says("message", "content", ANSWER, "client_message_id", "m" + number);
                var whole = socket.hears(number < 6 ? "question" : "summary")
                        .get("content")
                        .asText();
                requirePieces(socket.takes("token"), whole, mood, number % 6);
            }
            assertThat(socket.untakenBeforePong()).isEmpty();
        }

        requireInterview(session, mood);
    }

    /** @param number of the question; 0 for the summary */
    private static void requirePieces(List<JsonNode> tokens, String whole, Mood mood, int number) {
        var heard = tokens.stream().map(token -> token.get("content").asText()).collect(Collectors.joining());
        assertThat(wordsIn(heard)).isLessThanOrEqualTo(number == 0 ? 75 : 15);
        assertThat(heard.chars().filter(character -> character == '?')).hasSizeLessThanOrEqualTo(1);
        assertThat(heard).doesNotContain("You should", "Patient:");
        if (mood.hasWordsFor(number) && mood != Mood.MENDING) {
            assertThat(tokens).hasSizeGreaterThan(1);
            assertThat(heard).isEqualTo(whole);
        }
    }

    private void requireInterview(String session, Mood mood) {
        var turns = turnsOf(session);
        assertThat(turns).hasSize(6);
        for (var i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            var number = (i + 1) % 6;
            var text = turn.get("response").asText();
            assertThat(turn.get("kind").asText()).isEqualTo(number == 0 ? "summary" : "question");
            assertThat(wordsIn(text)).isBetween(1, number == 0 ? 75 : 15);
            if (number > 0) {
                assertThat(text).containsOnlyOnce("?").endsWith("?");
            }
            assertThat(text).doesNotContain("You should", "Patient:");
            var isModels = mood.hasWordsFor(number);
            assertThat(turn.get("provider").asText()).as(text).isEqualTo(isModels ? provider() : "offline");
            assertThat(turn.get("fell_back").asBoolean()).as(text).isEqualTo(!isModels);
            if (isModels) {
                assertThat(text).isEqualTo(number == 0 ? Mood.SUMMARY : Mood.question(number));
            }
        }
        var ended = clinic.patient().get("/ai/sessions/" + session).ok();
        assertThat(ended.text("status")).isEqualTo("completed");
        assertThat(ended.text("summary"))
                .isEqualTo(turns.getLast().get("response").asText());
    }

    private static int wordsIn(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }

    @Test
    void theProviderIsToldWhatWasSaidAndNotByWhom() {
        var clinic = this.clinic;
        var relative = clinic.signedUp("patient", json("name", "Ottokar Brambleton"));
        var doctor = clinic.signedUp("doctor", json("name", "Dr. Marguerite Oxenstierna"));
        var child = clinic.administrator()
                .post("/patients", json("name", "Zephyrine Quillfeather", "contact", "+49 151 2345 6789"))
                .created()
                .id();
        clinic.relate(relative, child, "child");
        var chat = clinic.assign(doctor.profileId(), child).text("chat_id");
        fake.usually(Mood.GOOD::towards);
        var session =
                relative.post("/ai/sessions", json("chat_id", chat)).created().id();
        for (var text : List.of(
                "I am Ottokar Brambleton, and zephyrine quillfeather is my child, " + child,
                "Dr. Oxenstierna knows her; write to " + relative.email(),
                "Or call +49 151 2345 6789, or 0049-151-23456789",
                "Her number is " + chat + ", Brambleton's is " + relative.userId(),
                "Zephyrine's knee hurts since 2031-03-04, 5 mg of it did not help")) {
            var unused = relative.post("/ai/messages", json("session_id", session, "message", text))
                    .created();
        }

        assertThat(fake.asked()).hasSize(6);
        var told = fake.asked().stream()
                .map(request -> request.path() + request.headers() + request.body())
                .toList();
        for (var secret : List.of(
                "Ottokar",
                "Brambleton",
                "Marguerite",
                "Oxenstierna",
                "Quillfeather",
                "Zephyrine",
                "quillfeather",
                "zephyrine",
                relative.email(),
                doctor.email(),
                "2345 6789",
                "23456789",
                child,
                chat,
                session,
                relative.userId(),
                doctor.userId(),
                doctor.profileId())) {
            assertThat(told).noneMatch(request -> request.contains(secret));
        }
        assertThat(told.getLast()).contains("knee hurts since 2031-03-04, 5 mg of it did not help");
    }

    @Test
    void aDoctorIsAnsweredByTheModelAndThePatientsSideNeverSeesIt() {
        fake.usually(Mood.GOOD::towards);
        var chat = clinic.newChat();
        var interview = begun(chat).get("id").asText();
        for (var number = 1; number <= 5; number++) {
            clinic.patient()
                    .post("/ai/messages", json("session_id", interview, "message", ANSWER))
                    .created();
        }
        fake.reset();
        fake.usually(_ -> new Behaviour.Words("Perhaps a sprain. Or not; I am not sure."));
        var doctor = clinic.doctor();

        var without = consultation(doctor, chat, List.of());
        var answer = doctor.post("/ai/messages", json("session_id", without, "message", "Could it be a sprain?"))
                .created();
        assertThat(answer.text("kind")).isEqualTo("answer");
        assertThat(answer.text("response")).isEqualTo("Perhaps a sprain. Or not; I am not sure.");
        assertThat(answer.text("provider")).isEqualTo(provider());
        assertThat(fake.asked().getLast().body().toString())
                .contains("Could it be a sprain?")
                .doesNotContain("left knee");

        var with = consultation(doctor, chat, List.of("interviews"));
        try (var socket = doctor.opens("/ai-assistant/ws/" + with, "")) {
            socket.hears("connected");
            socket.says("message", "content", "What hurts?");
            assertThat(socket.hears("answer").get("content").asText())
                    .isEqualTo("Perhaps a sprain. Or not; I am not sure.");
            assertThat(socket.takes("token").stream()
                            .map(token -> token.get("content").asText())
                            .collect(Collectors.joining()))
                    .isEqualTo("Perhaps a sprain. Or not; I am not sure.");
        }
        assertThat(fake.asked().getLast().body().toString()).contains("ache of the left knee", "What hurts?");
        assertThat(fake.asked().getLast().body().toString()).doesNotContain(chat.id(), chat.patientId());

        for (var session : List.of(without, with)) {
            clinic.patient().get("/ai/sessions/" + session).refused(404, "not_found");
            clinic.patient().get("/ai/sessions/" + session + "/messages").refused(404, "not_found");
        }
        assertThat(clinic.patient()
                        .get("/ai/sessions", "patient_id", chat.patientId())
                        .each("id"))
                .containsExactly(interview);
    }

    private static String consultation(Person doctor, Chat chat, List<String> include) {
        return doctor.post(
                        "/ai/sessions", json("patient_id", chat.patientId(), "mode", "assistant", "include", include))
                .created()
                .id();
    }

    @Test
    void administratorsSeeHowTheProviderDoes() {
        fake.usually(Mood.BROKEN::towards);
        var unused = begun(clinic.newChat());
        var failing = first();
        assertThat(failing.get("provider").asText()).isEqualTo(provider());
        assertThat(failing.get("role").asText()).isEqualTo("primary");
        assertThat(failing.get("healthy").asBoolean()).isFalse();
        assertThat(failing.get("last_failure").asText()).isEqualTo("failed");

        fake.usually(Mood.GOOD::towards);
        var again = begun(clinic.newChat());
        assertThat(again.get("provider").asText()).isEqualTo(provider());
        assertThat(first().get("healthy").asBoolean()).isTrue();
    }

    private JsonNode first() {
        var answer = clinic.administrator().get("/ai/providers");
        assertThat(answer.everything()).doesNotContain(WithModels.KEY).doesNotContain("127.0.0.1");
        var items = answer.items(Shapes.AI_PROVIDER);
        assertThat(items).extracting(item -> item.get("configured").asBoolean()).containsOnly(true);
        return items.getFirst();
    }
}
