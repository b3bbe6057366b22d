package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InterviewSocketTest {
    private final Clinic clinic = Clinic.here();

    private String startedAbout(Chat chat) {
        return clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();
    }

    private static SocketClient joined(Person who, String session) {
        var socket = who.opens("/ai-assistant/ws/" + session, "");
        socket.hears("connected");
        return socket;
    }

    @Test
    void fiveQuestionsThenTheSummaryAlsoAcrossAReconnect() {
        var session = startedAbout(clinic.newChat());
        try (var socket = clinic.patient().opens("/ai-assistant/ws/" + session, "")) {
            var connected = socket.hears("connected");
            assertThat(Json.namesIn(connected)).containsExactlyInAnyOrder("type", "session", "messages");
            Shapes.requireShape(connected.get("session"), Shapes.AI_SESSION);
            assertThat(connected.get("messages")).hasSize(1);
            Shapes.requireShape(connected.get("messages").get(0), Shapes.AI_TURN);
            for (var number = 2; number <= 3; number++) {
                socket.says("message", "content", "A cough", "client_message_id", "a" + number);
                var question = socket.hears("question");
                assertThat(Json.namesIn(question)).containsExactlyInAnyOrder("type", "number", "total", "content");
                assertThat(question.get("number").asInt()).isEqualTo(number);
                assertThat(question.get("total").asInt()).isEqualTo(5);
            }
        }
        try (var socket = clinic.patient().opens("/ai-assistant/ws/" + session, "")) {
            var resumed = socket.hears("connected");
            assertThat(resumed.get("session").get("questions_asked").asInt()).isEqualTo(3);
            assertThat(resumed.get("messages")).hasSize(3);
            socket.says("message", "content", "A cough", "client_message_id", "a3"); // was the answer lost?
            assertThat(socket.hears("question").get("number").asInt()).isEqualTo(3);
            for (var number = 4; number <= 5; number++) {
                socket.says("message", "content", "Since Monday");
                assertThat(socket.hears("question").get("number").asInt()).isEqualTo(number);
            }
            socket.says("message", "content", "I sleep badly");
            var summary = socket.hears("summary");
            assertThat(summary.get("content").asText().split("\\s+", -1)).hasSizeLessThanOrEqualTo(75);

            socket.says("message", "content", "And another thing", "client_message_id", "late");
            var refused = socket.hears("error");
            assertThat(refused.get("code").asText()).isEqualTo("interview_finished");
            assertThat(socket.untakenBeforePong()).isEmpty();
        }
    }

    @Test
    void commandsAreAnsweredOnTheSocket() {
        var session = startedAbout(clinic.newChat());
        try (var socket = joined(clinic.patient(), session)) {
            socket.says("message", "content", "/summarize");
            assertThat(socket.hears("error").get("code").asText()).isEqualTo("nothing_to_summarize");
            socket.says("message", "content", "/status");
            assertThat(socket.hears("notice").get("content").asText())
                    .contains("1")
                    .contains("5");
            socket.says("message", "content", "/help");
            assertThat(socket.hears("notice").get("content").asText()).contains("/reset");
            socket.says("message", "content", "A headache");
            assertThat(socket.hears("question").get("number").asInt()).isEqualTo(2);
            socket.says("message", "content", "/reset");
            assertThat(socket.hears("question").get("number").asInt()).isEqualTo(1);
            socket.says("message", "content", "A cough");
            socket.hears("question");
            socket.says("message", "content", "/summarize");
            assertThat(socket.hears("summary").get("content").asText())
                    .contains("cough")
                    .doesNotContain("headache");
            socket.says("message", "content", "/status");
            socket.hears("notice");
        }
    }

    @Test
    void theDoctorReadsAndDoesNotAnswer() {
        var session = startedAbout(clinic.newChat());
        try (var doctor = joined(clinic.doctor(), session)) {
            doctor.says("message", "content", "Let me answer that");

            assertThat(doctor.hears("error").get("code").asText()).isEqualTo("forbidden");
            assertThat(doctor.untakenBeforePong()).isEmpty();
            assertThat(clinic.patient()
                            .get("/ai/sessions/" + session + "/messages")
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void whatCannotBeReadIsAnsweredAndSurvived() {
        var session = startedAbout(clinic.newChat());
        try (var socket = joined(clinic.patient(), session)) {
            for (var text : List.of(
                    "{",
                    "[]",
                    "{}",
                    "{\"type\":\"dance\"}",
                    "{\"type\":\"message\"}",
                    "{\"type\":\"message\",\"content\":\"\"}",
                    "{\"type\":\"message\",\"content\":5}",
                    "{\"type\":\"message\",\"content\":\"x\",\"role\":\"system\"}")) {
                socket.saysText(text);
                assertThat(socket.hears("error").get("code").asText())
                        .as(text)
                        .isIn("malformed_request", "validation_failed");
            }
            socket.says("message", "content", "A cough");
            assertThat(socket.hears("question").get("number").asInt()).isEqualTo(2);
        }
    }

    @Test
    void signingOutClosesTheSocket() {
        var session = startedAbout(clinic.newChat());
        var phone = clinic.patient().onAnotherDevice();
        var socket = joined(phone, session);

        phone.signsOut();

        assertThat(socket.closedWith()).isEqualTo(4401);
    }

    @Test
    void whereverTheSocketBreaksTheInterviewGoesOnAndNoTurnIsTakenTwice() {
        for (var cut = 0; cut < 1 << 5; cut++) {
            var session = startedAbout(clinic.newChat());
            for (var answer = 1; answer <= 5; answer++) {
                if (((cut >> (answer - 1)) & 1) == 1) {
                    try (var socket = joined(clinic.patient(), session)) {
                        socket.says("message", "content", "Answer " + answer, "client_message_id", "a" + answer);
                    } // gone before the reply was heard, or even before the answer was
                }
                try (var socket = joined(clinic.patient(), session)) {
                    socket.says("message", "content", "Answer " + answer, "client_message_id", "a" + answer);
                    if (answer < 5) {
                        assertThat(socket.hears("question").get("number").asInt())
                                .isEqualTo(answer + 1);
                    } else {
                        socket.hears("summary");
                    }
                }
            }
            assertThat(clinic.patient()
                            .get("/ai/sessions/" + session + "/messages")
                            .each("message"))
                    .containsExactly("null", "Answer 1", "Answer 2", "Answer 3", "Answer 4", "Answer 5");
        }
    }
}
