package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InterviewsTest {
    private static final int QUESTIONS = 5;

    private final Clinic clinic = Clinic.here();

    private String startedAbout(Chat chat) {
        return clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();
    }

    private Answer says(String session, String text) {
        return clinic.patient().post("/ai/messages", json("session_id", session, "message", text));
    }

    @Test
    void fiveQuestionsOneAtATimeAndThenTheSummary() {
        var chat = clinic.newChat();
        var started = clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created();
        var opening = started.body();
        assertThat(Json.namesIn(opening)).containsAll(Shapes.AI_SESSION).contains("messages");
        assertThat(opening.get("status").asText()).isEqualTo("in_progress");
        assertThat(opening.get("mode").asText()).isEqualTo("interview");
        assertThat(opening.get("patient_id").asText()).isEqualTo(chat.patientId());
        assertThat(opening.get("user_id").asText()).isEqualTo(clinic.patient().userId());
        assertThat(opening.get("questions_asked").asInt()).isEqualTo(1);
        assertThat(opening.get("total_questions").asInt()).isEqualTo(QUESTIONS);
        assertThat(opening.get("summary").isNull()).isTrue();
        assertThat(opening.get("end_timestamp").isNull()).isTrue();
        var first = Shapes.requireShape(opening.get("messages").get(0), Shapes.AI_TURN);
        assertThat(first.get("message").isNull()).isTrue();
        assertThat(first.get("kind").asText()).isEqualTo("question");

        for (var number = 1; number < QUESTIONS; number++) {
            var turn = says(started.id(), "Answer no " + number).created().body();
            assertThat(turn.get("kind").asText()).isEqualTo("question");
            assertThat(wordsOf(turn)).isLessThanOrEqualTo(15);
            assertThat(turn.get("session").get("questions_asked").asInt()).isEqualTo(number + 1);
        }
        var last = says(started.id(), "Aspirin, now and then").created().body();

        assertThat(last.get("kind").asText()).isEqualTo("summary");
        assertThat(last.get("message").asText()).isEqualTo("Aspirin, now and then");
        assertThat(wordsOf(last)).isLessThanOrEqualTo(75);
        var session = Shapes.requireShape(last.get("session"), Shapes.AI_SESSION);
        assertThat(session.get("status").asText()).isEqualTo("completed");
        assertThat(session.get("summary")).isEqualTo(last.get("response"));
        assertThat(session.get("end_timestamp").isNull()).isFalse();
        says(started.id(), "One more thing").refused(409, "interview_finished");
        says(started.id(), "/summarize").refused(409, "interview_finished");
        says(started.id(), "/reset").refused(409, "interview_finished");
        assertThat(says(started.id(), "/status").created().text("kind")).isEqualTo("notice");
        assertThat(clinic.doctor()
                        .get("/ai/sessions/" + started.id() + "/messages")
                        .items(Shapes.AI_TURN))
                .hasSize(QUESTIONS + 2);
    }

    private static int wordsOf(JsonNode turn) {
        return turn.get("response").asText().split("\\s+", -1).length;
    }

    @Test
    void anAnswerSentAgainUnderItsClientIdIsTakenOnce() {
        var session = startedAbout(clinic.newChat());
        var answer = json("session_id", session, "message", "A headache", "client_message_id", "a1");

        var first = clinic.patient().post("/ai/messages", answer).created();
        var again = clinic.patient().post("/ai/messages", answer).ok();

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(clinic.patient().get("/ai/sessions/" + session + "/messages").items())
                .hasSize(2);
        answer.put("message", "A cough");
        clinic.patient().post("/ai/messages", answer).refused(409, "idempotency_key_reused");
    }

    @Test
    void commandsSteerAndAreNoAnswers() {
        var session = startedAbout(clinic.newChat());

        says(session, "/summarize").refused(422, "nothing_to_summarize");
        var status = says(session, " /STATUS ").created();
        assertThat(status.text("kind")).isEqualTo("notice");
        assertThat(status.text("response")).contains("1").contains("5");
        assertThat(says(session, "/help").created().text("response")).contains("/summarize", "/reset");
        assertThat(says(session, "/dance").created().text("kind")).isEqualTo("notice");
        assertThat(says(session, "A headache")
                        .created()
                        .body()
                        .get("session")
                        .get("questions_asked")
                        .asInt())
                .isEqualTo(2);
        var reset = says(session, "/reset").created().body();
        assertThat(reset.get("kind").asText()).isEqualTo("question");
        assertThat(reset.get("session").get("questions_asked").asInt()).isEqualTo(1);
        says(session, "/summarize").refused(422, "nothing_to_summarize");
        says(session, "A cough, since Monday").created();
        var summary = says(session, "/summarize").created();

        assertThat(summary.text("kind")).isEqualTo("summary");
        assertThat(summary.text("response")).contains("cough").doesNotContain("headache");
        var turns =
                clinic.patient().get("/ai/sessions/" + session + "/messages").each("message");
        assertThat(turns).contains("A headache", "/reset", "A cough, since Monday", "/summarize");
    }

    @Test
    void anInterviewEndsWithWhatWasSaid() {
        var unanswered = startedAbout(clinic.newChat());
        var answered = startedAbout(clinic.newChat());
        says(answered, "A headache").created();

        var abandoned =
                clinic.patient().put("/ai/sessions/" + unanswered + "/end").ok().shaped(Shapes.AI_SESSION);
        var completed =
                clinic.patient().put("/ai/sessions/" + answered + "/end").ok().shaped(Shapes.AI_SESSION);

        assertThat(abandoned.get("status").asText()).isEqualTo("abandoned");
        assertThat(abandoned.get("summary").isNull()).isTrue();
        assertThat(completed.get("status").asText()).isEqualTo("completed");
        assertThat(completed.get("summary").asText()).contains("headache");
        assertThat(clinic.patient()
                        .put("/ai/sessions/" + answered + "/end")
                        .ok()
                        .body())
                .isEqualTo(completed);
        says(unanswered, "Wait").refused(409, "interview_finished");
    }

    @Test
    void aSessionOfOthersLooksMissing() {
        var session = startedAbout(clinic.newChat());
        var path = "/ai/sessions/" + session;

        for (var person : List.of(clinic.strangeDoctor(), clinic.strangePatient())) {
            var missing = person.get("/ai/sessions/" + UUID.randomUUID()).refused(404, "not_found");
            assertThat(person.get(path).refused(404, "not_found").body()).isEqualTo(missing.body());
            person.get(path + "/messages").refused(404, "not_found");
            person.put(path + "/end").refused(404, "not_found");
            assertThat(person.get("/ai/sessions", "limit", 200).each("id")).doesNotContain(session);
        }
        clinic.strangePatient()
                .post("/ai/messages", json("session_id", session, "message", "Me too"))
                .invalid("session_id");
        clinic.doctor().get(path).ok();
        clinic.doctor().put(path + "/end").refused(403, "forbidden");
        clinic.doctor()
                .post("/ai/messages", json("session_id", session, "message", "Let me"))
                .refused(403, "forbidden");
        clinic.hospital().get(path).refused(403, "forbidden");
        clinic.hospital().get("/ai/sessions").refused(403, "forbidden");
        clinic.anybody().get(path).refused(401, "unauthenticated");
    }

    @Test
    void administratorsSeeThatAnInterviewWasAndNotWhatWasSaid() {
        var session = startedAbout(clinic.newChat());
        says(session, "A headache").created();
        says(session, "/summarize").created();
        var admin = clinic.administrator();

        var body = admin.get("/ai/sessions/" + session).ok().shaped(Shapes.AI_SESSION);

        assertThat(body.get("status").asText()).isEqualTo("completed");
        assertThat(body.get("summary").isNull()).isTrue();
        admin.get("/ai/sessions/" + session + "/messages").refused(403, "break_glass_required");
        admin.put("/ai/sessions/" + session + "/end").refused(403, "break_glass_required");
    }

    @Test
    void interviewsAreForPatientsAndAboutThoseTheyActFor() {
        var chat = clinic.newChat();

        clinic.doctor().post("/ai/sessions", json("chat_id", chat.id())).refused(403, "forbidden");
        clinic.administrator().post("/ai/sessions", json()).refused(403, "forbidden");
        clinic.strangePatient().post("/ai/sessions", json("chat_id", chat.id())).invalid("chat_id");
        clinic.strangePatient()
                .post("/ai/sessions", json("patient_id", chat.patientId()))
                .invalid("patient_id");
        clinic.patient()
                .post(
                        "/ai/sessions",
                        json(
                                "chat_id",
                                chat.id(),
                                "patient_id",
                                clinic.patient().profileId()))
                .invalid("patient_id");
        clinic.patient().post("/ai/sessions", json("mode", "dream")).invalid("mode");
        var own = clinic.patient().post("/ai/sessions", json()).created().body();
        assertThat(own.get("patient_id").asText()).isEqualTo(clinic.patient().profileId());
        assertThat(own.get("chat_id").isNull()).isTrue();
    }

    @Test
    void sessionsAreFilteredAndPaged() {
        var chat = clinic.newChat();
        var patient = clinic.patient();
        var first = startedAbout(chat);
        patient.put("/ai/sessions/" + first + "/end").ok();
        var second = startedAbout(chat);
        var third = patient.post("/ai/sessions", json("patient_id", chat.patientId()))
                .created()
                .id();

        assertThat(patient.get("/ai/sessions", "chat_id", chat.id()).each("id")).containsExactly(second, first);
        assertThat(patient.get("/ai/sessions", "patient_id", chat.patientId()).each("id"))
                .containsExactly(third, second, first);
        assertThat(patient.get("/ai/sessions", "patient_id", chat.patientId(), "status", "abandoned")
                        .items(Shapes.AI_SESSION))
                .hasSize(1);
        assertThat(clinic.doctor()
                        .get("/ai/sessions", "patient_id", chat.patientId())
                        .each("id"))
                .containsExactly(second, first);
        patient.get("/ai/sessions", "status", "asleep").invalid("status");
        patient.get("/ai/sessions", "chat_id", "5").refused(400, "malformed_request");
        var seen = Clinic.allPages(
                cursor -> cursor == null
                        ? patient.get("/ai/sessions", "patient_id", chat.patientId(), "limit", 1)
                        : patient.get("/ai/sessions", "patient_id", chat.patientId(), "limit", 1, "cursor", cursor),
                () -> startedAbout(chat));
        assertThat(seen).containsExactly(third, second, first);
    }

    @Test
    void whatAnAnswerCannotBeIsRefusedByName() {
        var session = startedAbout(clinic.newChat());

        says(session, " ").invalid("message");
        says(session, "x".repeat(4_001)).invalid("message");
        says(UUID.randomUUID().toString(), "Hello").invalid("session_id");
        says("5", "Hello").invalid("session_id");
        clinic.patient().post("/ai/messages", json("session_id", session)).invalid("message");
    }

    @Test
    void aDoctorWhoNoLongerTreatsThePatientReadsNothingMore() {
        var chat = clinic.newChat();
        var session = startedAbout(chat);

        clinic.unassign(chat);

        clinic.doctor().get("/ai/sessions/" + session).refused(404, "not_found");
        clinic.patient().post("/ai/sessions", json("chat_id", chat.id())).refused(409, "chat_closed");
        says(session, "Still here").created();
    }
}
