package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.ai.testing.Behaviour;
import dev.doctorpatient.ai.testing.FakeProvider;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where nobody stands in for a provider that fails, what was said is kept until it has words again. */
@QuarkusTest
@TestProfile(WithModels.Alone.class)
class NoFallbackTest {
    private final Clinic clinic = Clinic.here();
    private FakeProvider fake;

    @BeforeEach
    void begin() {
        fake = WithModels.provider().usually(Mood.GOOD::towards);
    }

    private String started() {
        return clinic.patient()
                .post("/ai/sessions", json("chat_id", clinic.newChat().id()))
                .created()
                .id();
    }

    private Answer says(String session, String text, String name) {
        return clinic.patient()
                .post("/ai/messages", json("session_id", session, "message", text, "client_message_id", name));
    }

    private List<JsonNode> turnsOf(String session) {
        return clinic.patient().get("/ai/sessions/" + session + "/messages").items();
    }

    @Test
    void nothingBeginsWithoutAFirstQuestion() {
        fake.usually(Mood.BROKEN::towards);
        var chat = clinic.newChat();

        var refused = clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .refused(503, "ai_unavailable");

        assertThat(refused.saysWhenToComeBack()).isTrue();
        assertThat(clinic.patient().get("/ai/sessions", "chat_id", chat.id()).items())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"GARBLING", "TRAILING_OFF", "OVERRUN", "BROKEN", "GONE"})
    void anAnswerIsKeptAndGoesOnWhenItIsSentAgain(Mood mood) {
        var session = started();
        fake.usually(mood::towards);
        for (var again = 0; again < 2; again++) {
            var refused = says(session, "An ache", "a").refused(503, "ai_unavailable");
            assertThat(refused.saysWhenToComeBack()).isTrue();
        }
        says(session, "Another answer", "b").refused(409, "answer_pending");
        assertThat(turnsOf(session)).hasSize(1);

        fake.usually(Mood.GOOD::towards);
        var question = says(session, "An ache", "a").created();

        assertThat(question.text("response")).isEqualTo(Mood.question(2));
        assertThat(question.text("provider")).isEqualTo("openai");
        assertThat(question.body().get("fell_back").asBoolean()).isFalse();
        assertThat(says(session, "An ache", "a").ok().id()).isEqualTo(question.id());
        assertThat(turnsOf(session)).hasSize(2);
        for (var number = 3; number <= 6; number++) {
            says(session, "An ache", "c" + number).created();
        }
        assertThat(turnsOf(session)).hasSize(6).last().satisfies(turn -> assertThat(
                        turn.get("response").asText())
                .isEqualTo(Mood.SUMMARY));
    }

    @Test
    void badWordsAreReplacedByTheScriptEvenSo() {
        fake.usually(Mood.ADVISING::towards);

        var session = started();

        assertThat(turnsOf(session).getFirst().get("provider").asText()).isEqualTo("offline");
        assertThat(turnsOf(session).getFirst().get("fell_back").asBoolean()).isTrue();
    }

    @Test
    void theSocketTellsWhenToComeBackAndGoesOnByItselfAfterAReconnect() {
        var session = started();
        fake.usually(_ -> new Behaviour.Status(429, "17"));
        try (var socket = clinic.patient().opens("/ai-assistant/ws/" + session, "")) {
            socket.hears("connected");
            socket.says("message", "content", "An ache", "client_message_id", "a");
            var refused = socket.hears("error");
            assertThat(refused.get("code").asText()).isEqualTo("ai_unavailable");
            assertThat(refused.get("retry_after").asInt()).isEqualTo(17);
            assertThat(refused.get("client_message_id").asText()).isEqualTo("a");
            assertThat(socket.untakenBeforePong()).isEmpty();
        }
        try (var socket = clinic.patient().opens("/ai-assistant/ws/" + session, "")) {
            assertThat(socket.hears("connected").get("messages")).hasSize(1);
            assertThat(socket.hears("error").get("code").asText()).isEqualTo("ai_unavailable");
        }

        fake.usually(Mood.GOOD::towards);
        try (var socket = clinic.patient().opens("/ai-assistant/ws/" + session, "")) {
            assertThat(socket.hears("connected").get("messages")).hasSize(1);
            assertThat(socket.hears("question").get("content").asText()).isEqualTo(Mood.question(2));
            assertThat(socket.takes("token")).isNotEmpty();
            socket.says("message", "content", "An ache", "client_message_id", "a"); // was its answer lost?
            assertThat(socket.hears("question").get("number").asInt()).isEqualTo(2);
            socket.says("message", "content", "For five days", "client_message_id", "b");
            assertThat(socket.hears("question").get("number").asInt()).isEqualTo(3);
        }
        assertThat(turnsOf(session))
                .hasSize(3)
                .extracting(turn -> turn.path("message").asText())
                .containsExactly("null", "An ache", "For five days");
    }

    @Test
    void theSocketGoesOnWhenTheMessageIsSentAgain() {
        var session = started();
        fake.does(new Behaviour.Hanging("Well, then. "));
        try (var socket = clinic.patient().opens("/ai-assistant/ws/" + session, "")) {
            socket.hears("connected");
            socket.says("message", "content", "An ache", "client_message_id", "a");
            assertThat(socket.hears("error").get("code").asText()).isEqualTo("ai_unavailable");
            var beginning = socket.takes("token");
            assertThat(beginning).allSatisfy(token -> assertThat("Well, then. ")
                    .contains(token.get("content").asText()));

            socket.says("message", "content", "An ache", "client_message_id", "a");

            assertThat(socket.hears("question").get("content").asText()).isEqualTo(Mood.question(2));
        }
        assertThat(turnsOf(session)).hasSize(2);
    }

    @Test
    void aDoctorsQuestionIsKeptAsWell() {
        var chat = clinic.newChat();
        var session = clinic.doctor()
                .post("/ai/sessions", json("patient_id", chat.patientId(), "mode", "assistant"))
                .created()
                .id();
        fake.usually(Mood.BROKEN::towards);
        var question = json("session_id", session, "message", "Could it be a sprain?", "client_message_id", "q");
        clinic.doctor().post("/ai/messages", question).refused(503, "ai_unavailable");

        fake.usually(_ -> new Behaviour.Words("Perhaps."));

        assertThat(clinic.doctor().post("/ai/messages", question).created().text("response"))
                .isEqualTo("Perhaps.");
        assertThat(clinic.doctor().get("/ai/sessions/" + session + "/messages").items())
                .hasSize(1);
    }
}
