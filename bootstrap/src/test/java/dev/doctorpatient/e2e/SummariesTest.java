package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of what was said in interviews: evidence, corrections, warnings, and the assistant of doctors. */
@QuarkusTest
class SummariesTest {
    private final Clinic clinic = Clinic.here();

    private String started(Chat chat) {
        return clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();
    }

    private Answer said(String session, String text) {
        return clinic.patient().post("/ai/messages", json("session_id", session, "message", text));
    }

    private String summedUp(Chat chat) {
        var session = started(chat);
        for (var answer : List.of("A cough and a fever", "Asthma since childhood", "None", "Three days, 6 of 10")) {
            said(session, answer).created();
        }
        said(session, "I stay in bed").created();
        return session;
    }

    @Test
    void eachThingInASummaryPointsToTheAnswersItComesFrom() {
        var chat = clinic.newChat();
        var session = summedUp(chat);
        var turns = clinic.patient()
                .get("/ai/sessions/" + session + "/messages")
                .ok()
                .body();

        var summary =
                clinic.doctor().get("/ai/sessions/" + session + "/summary").ok().body();

        assertThat(summary.get("status").asText()).isEqualTo("generated");
        assertThat(summary.get("ai_generated").asBoolean()).isTrue();
        assertThat(summary.get("provider").asText()).isEqualTo("offline");
        assertThat(summary.get("missing")).isEmpty();
        assertThat(summary.get("unsupported")).isEmpty();
        var first = summary.get("items").get(0);
        assertThat(first.get("topic").asText()).isEqualTo("complaint_and_symptoms");
        assertThat(first.get("text").asText()).isEqualTo("A cough and a fever");
        assertThat(first.get("answers").get(0).get("question_number").asInt()).isEqualTo(1);
        assertThat(first.get("answers").get(0).get("message_id").asText())
                .isEqualTo(turns.get("items").get(1).get("id").asText());
    }

    @Test
    void aSummaryIsCorrectedUntilItIsConfirmedAndTakenOverAsItStandsThen() {
        var chat = clinic.newChat();
        var session = summedUp(chat);
        var path = "/ai/sessions/" + session;

        clinic.patient()
                .put(path + "/summary", json("summary", "word ".repeat(76)))
                .invalid("summary");
        clinic.doctor().put(path + "/summary", json("summary", "No")).refused(403, "forbidden");
        var corrected = clinic.patient()
                .put(path + "/summary", json("summary", "A cough and a high fever"))
                .ok()
                .body();
        assertThat(corrected.get("status").asText()).isEqualTo("corrected");
        assertThat(corrected.get("versions")).hasSize(2);
        assertThat(clinic.doctor().get(path).ok().body().get("summary").asText())
                .isEqualTo("A cough and a high fever");

        clinic.patient().put(path + "/summary/confirm").refused(403, "forbidden");
        var confirmed = clinic.doctor().put(path + "/summary/confirm").ok().body();
        assertThat(confirmed.get("status").asText()).isEqualTo("confirmed");
        assertThat(clinic.doctor().put(path + "/summary/confirm").ok().body()).isEqualTo(confirmed);
        clinic.patient()
                .put(path + "/summary", json("summary", "Something else"))
                .refused(409, "summary_confirmed");
        assertThat(clinic.doctor()
                        .post(path + "/case-history", json())
                        .created()
                        .body()
                        .get("summary")
                        .asText())
                .isEqualTo("A cough and a high fever");
    }

    @Test
    void whatHasNoSummaryYetIsRefused() {
        var session = started(clinic.newChat());

        clinic.patient().get("/ai/sessions/" + session + "/summary").refused(422, "nothing_to_summarize");
        clinic.doctor().put("/ai/sessions/" + session + "/summary/confirm").refused(422, "nothing_to_summarize");
    }

    @Test
    void anAlarmingAnswerIsAnsweredWithAWarningAndTellsTheDoctor() {
        var chat = clinic.newChat();
        var session = started(chat);

        var answered =
                said(session, "My chest hurts and I cannot breathe").created().body();

        assertThat(answered.get("kind").asText()).isEqualTo("question");
        assertThat(answered.get("notice").asText()).contains("112");
        var told =
                clinic.doctor().get("/notifications").ok().body().get("items").get(0);
        assertThat(told.get("kind").asText()).isEqualTo("red_flag");
        assertThat(told.get("details").asText()).contains("My chest hurts and I cannot breathe");
        assertThat(told.get("resource").get("id").asText()).isEqualTo(session);
        assertThat(said(session, "Nothing else").created().body().get("notice").isNull())
                .isTrue();
        try (var socket = clinic.patient().opens("/ai-assistant/ws/" + session, "")) {
            assertThat(socket.hears("connected").get("messages"))
                    .anySatisfy(
                            turn -> assertThat(turn.get("response").asText()).contains("112"));
            socket.says("message", "content", "I want to kill myself");
            assertThat(socket.hears("notice").get("content").asText()).contains("112");
            socket.hears("question");
        }
    }

    @Test
    void aChatHasOneOpenInterviewAtMost() {
        var chat = clinic.newChat();
        var first = started(chat);
        said(first, "A cough").created();
        var second = started(chat);

        var left = clinic.patient().get("/ai/sessions/" + first).ok().body();
        assertThat(left.get("status").asText()).isEqualTo("abandoned");
        assertThat(left.get("summary").asText()).contains("A cough");
        assertThat(clinic.patient()
                        .get("/ai/sessions", "chat_id", chat.id(), "status", "in_progress")
                        .each("id"))
                .containsExactly(second);
        said(first, "More").refused(409, "interview_finished");
    }

    @Test
    void aDoctorAsksTheAssistantAndThePatientsSideNeverLearnsOfIt() {
        var chat = clinic.newChat();
        var interview = summedUp(chat);
        var doctor = clinic.doctor();
        var session = doctor.post(
                        "/ai/sessions",
                        json("mode", "assistant", "chat_id", chat.id(), "include", List.of("interviews")))
                .created();
        assertThat(session.body().get("mode").asText()).isEqualTo("assistant");
        assertThat(session.body().get("messages")).isEmpty();

        var answered = doctor.post("/ai/messages", json("session_id", session.id(), "message", "What about asthma?"))
                .created()
                .body();

        assertThat(answered.get("kind").asText()).isEqualTo("answer");
        assertThat(answered.get("response").asText()).contains("Asthma since childhood");
        assertThat(answered.get("provider").asText()).isEqualTo("offline");
        assertThat(doctor.get("/ai/sessions", "patient_id", chat.patientId()).each("id"))
                .containsExactly(session.id(), interview);
        assertThat(clinic.patient()
                        .get("/ai/sessions", "patient_id", chat.patientId())
                        .each("id"))
                .containsExactly(interview);
        clinic.patient().get("/ai/sessions/" + session.id()).refused(404, "not_found");
        clinic.patient().get("/ai/sessions/" + session.id() + "/messages").refused(404, "not_found");
        clinic.patient().post("/ai/sessions", json("mode", "assistant")).refused(403, "forbidden");
        doctor.post("/ai/sessions", json("mode", "assistant")).invalid("patient_id");
        doctor.post("/ai/sessions", json("mode", "assistant", "chat_id", chat.id(), "include", List.of("photos")))
                .invalid("include");
        clinic.patient()
                .post("/ai/sessions", json("include", List.of("interviews")))
                .invalid("include");
        assertThat(doctor.put("/ai/sessions/" + session.id() + "/end")
                        .ok()
                        .body()
                        .get("status")
                        .asText())
                .isEqualTo("completed");
    }

    @Test
    void suggestionsThatFitAreListed() {
        var session = summedUp(clinic.newChat());
        var suggestion = clinic.doctor()
                .post("/suggestions", json("problem", "Cough and fever", "description", clinic.newName("Listen")))
                .created()
                .id();

        assertThat(clinic.doctor()
                        .get("/ai/sessions/" + session + "/suggestions")
                        .each("id"))
                .contains(suggestion);
        clinic.patient().get("/ai/sessions/" + session + "/suggestions").refused(403, "forbidden");
    }

    @Test
    void whoTakesASummaryOverStandsByIt() {
        var session = summedUp(clinic.newChat());

        clinic.doctor()
                .post("/ai/sessions/" + session + "/case-history", json())
                .created();

        var summary =
                clinic.doctor().get("/ai/sessions/" + session + "/summary").ok().body();
        assertThat(summary.get("status").asText()).isEqualTo("confirmed");
        assertThat(summary.get("version").asInt()).isEqualTo(1);
        assertThat(clinic.doctor()
                        .get("/ai/sessions/" + session)
                        .ok()
                        .body()
                        .get("summary_status")
                        .asText())
                .isEqualTo("confirmed");
    }

    @Test
    void onlyWhatWasReadIsConfirmed() {
        var session = summedUp(clinic.newChat());
        var path = "/ai/sessions/" + session + "/summary";
        clinic.patient().put(path, json("summary", "A cough and a high fever")).ok();

        clinic.doctor().put(path + "/confirm?version=1").refused(409, "concurrent_change");
        clinic.doctor().put(path + "/confirm?version=x").refused(400, "malformed_request");
        clinic.doctor().put(path + "/confirm?version=2").ok();
    }

    @Test
    void whatComesTooLateIsStillLookedAt() {
        var chat = clinic.newChat();
        var session = summedUp(chat);

        var refused = said(session, "Now I cannot breathe").refused(409, "interview_finished");

        assertThat(refused.body().get("notice").asText()).contains("112");
        assertThat(clinic.doctor()
                        .get("/notifications")
                        .ok()
                        .body()
                        .get("items")
                        .get(0)
                        .get("kind")
                        .asText())
                .isEqualTo("red_flag");
    }

    @Test
    void thePatientsLogOfAccessKnowsNothingOfConsultations() {
        var chat = clinic.newChat();
        var session = clinic.doctor()
                .post("/ai/sessions", json("mode", "assistant", "chat_id", chat.id()))
                .created()
                .id();
        clinic.doctor()
                .post("/ai/messages", json("session_id", session, "message", "What is known?"))
                .created();

        assertThat(clinic.patient()
                        .get("/patients/" + chat.patientId() + "/access-log", "limit", 200)
                        .ok()
                        .body()
                        .toString())
                .doesNotContain(session);
    }
}
