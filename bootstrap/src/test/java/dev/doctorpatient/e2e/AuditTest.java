package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditTest {
    private static final String REASON = "A complaint of the family";

    private final Clinic clinic = Clinic.here();

    @Test
    void anAdministratorReadsWhatWasSaidOnlyWithAReason() {
        var chat = clinic.newChat();
        var canary = clinic.newName("Canary");
        clinic.patient()
                .post("/messages", json("chat_id", chat.id(), "message", canary))
                .created();
        var admin = clinic.administrator();
        var path = "/chats/" + chat.id() + "/messages";

        admin.get(path).refused(403, "break_glass_required");
        admin.breakingGlass("too short").get(path).invalid("X-Break-Glass");
        admin.breakingGlass("x".repeat(201)).get(path).invalid("X-Break-Glass");
        var seen = admin.breakingGlass(REASON).get(path).items(Shapes.MESSAGE);

        assertThat(seen).extracting(message -> message.get("message").asText()).containsExactly(canary);
        var event = event("patient_id", chat.patientId(), "actor_user_id", admin.userId());
        assertThat(event.get("reason").asText()).isEqualTo(REASON);
        assertThat(event.get("action").asText()).isEqualTo("read");
        assertThat(event.get("outcome").asText()).isEqualTo("success");
        assertThat(event.get("resource_type").asText()).isEqualTo("chat");
        assertThat(event.get("resource_id").asText()).isEqualTo(chat.id());
        assertThat(event.get("actor_role").asText()).isEqualTo("admin");
        assertThat(event.get("ip").asText()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
        assertThat(event.get("request_id").asText()).isNotBlank();
    }

    @Test
    void brokenGlassLetsNobodyTakePart() {
        var chat = clinic.newChat();
        var admin = clinic.administrator().breakingGlass(REASON);

        admin.post("/messages", json("chat_id", chat.id(), "message", "Hello")).refused(403, "forbidden");
        admin.put("/chats/" + chat.id(), json("is_active", false)).refused(403, "forbidden");
        admin.put("/chats/" + chat.id() + "/read", json("up_to_seq", 1)).refused(403, "forbidden");
    }

    @Test
    void brokenGlassHelpsNobodyButAdministrators() {
        var chat = clinic.newChat();
        var path = "/chats/" + chat.id() + "/messages";

        clinic.strangeDoctor().breakingGlass(REASON).get(path).refused(404, "not_found");
        clinic.strangePatient().breakingGlass(REASON).get(path).refused(404, "not_found");
        clinic.hospital().breakingGlass(REASON).get(path).refused(403, "forbidden");
    }

    @Test
    void aSummaryIsReadThroughBrokenGlassToo() {
        var chat = clinic.newChat();
        var patient = clinic.patient();
        var session = patient.post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();
        patient.post("/ai/messages", json("session_id", session, "message", "A tight chest"))
                .created();
        patient.put("/ai/sessions/" + session + "/end").ok();
        var admin = clinic.administrator();

        assertThat(admin.get("/ai/sessions/" + session)
                        .ok()
                        .body()
                        .get("summary")
                        .isNull())
                .isTrue();
        assertThat(admin.breakingGlass(REASON)
                        .get("/ai/sessions/" + session)
                        .ok()
                        .text("summary"))
                .isNotBlank();
        admin.get("/ai/sessions/" + session + "/messages").refused(403, "break_glass_required");
        admin.breakingGlass(REASON).get("/ai/sessions/" + session + "/messages").items(Shapes.AI_TURN);
    }

    @Test
    void thePatientsUsersSeeWhoLooked() {
        var chat = clinic.newChat();
        clinic.doctor().get("/chats/" + chat.id() + "/messages").ok();
        clinic.administrator()
                .breakingGlass(REASON)
                .get("/chats/" + chat.id() + "/messages")
                .ok();

        var log = clinic.patient()
                .get("/patients/" + chat.patientId() + "/access-log")
                .items(Shapes.ACCESS_LOG_ENTRY);

        assertThat(log)
                .filteredOn(entry -> entry.get("actor_user_id")
                        .asText()
                        .equals(clinic.doctor().userId()))
                .first()
                .satisfies(entry -> {
                    assertThat(entry.get("actor_name").asText()).startsWith("Dr. Meera Joshi");
                    assertThat(entry.get("actor_role").asText()).isEqualTo("doctor");
                    assertThat(entry.get("resource_id").asText()).isEqualTo(chat.id());
                });
        assertThat(log).extracting(entry -> entry.get("reason").asText()).contains(REASON);
        clinic.strangePatient()
                .get("/patients/" + chat.patientId() + "/access-log")
                .refused(404, "not_found");
        clinic.doctor().get("/patients/" + chat.patientId() + "/access-log").refused(403, "forbidden");
        clinic.hospital().get("/patients/" + chat.patientId() + "/access-log").refused(403, "forbidden");
    }

    @Test
    void onlyAdministratorsReadTheEvents() {
        for (var person : List.of(clinic.doctor(), clinic.patient(), clinic.hospital())) {
            person.get("/audit-events").refused(403, "forbidden");
        }
        clinic.anybody().get("/audit-events").refused(401, "unauthenticated");
    }

    @Test
    void aDenialIsKnownToConcernThePatient() {
        var chat = clinic.newChat();
        var stranger = clinic.newPatient();
        stranger.get("/chats/" + chat.id() + "/messages").refused(404, "not_found");

        var denied = event("patient_id", chat.patientId(), "actor_user_id", stranger.userId());

        assertThat(denied.get("outcome").asText()).isEqualTo("denied");
        assertThat(denied.get("resource_id").asText()).isEqualTo(chat.id());
    }

    @Test
    void signingInAndFailingToLeaveEvents() {
        var person = clinic.newPatient();
        clinic.anybody()
                .post("/auth/login", json("email", person.email(), "password", "not-this-one-1"))
                .refused(401, "invalid_credentials");

        var success = event("actor_user_id", person.userId(), "action", "login");
        var failures = clinic.administrator()
                .get("/audit-events", "action", "login", "outcome", "denied", "limit", 200)
                .items(Shapes.AUDIT_EVENT);

        assertThat(success.get("outcome").asText()).isEqualTo("success");
        assertThat(failures)
                .filteredOn(event -> event.get("resource_id").asText().equals(person.userId()))
                .hasSize(1)
                .allSatisfy(
                        event -> assertThat(event.get("actor_user_id").isNull()).isTrue());
    }

    @Test
    void eventsAreFilteredAndPaged() {
        var chat = clinic.newChat();
        for (var i = 0; i < 4; i++) {
            clinic.doctor().get("/chats/" + chat.id() + "/messages").ok();
        }
        var admin = clinic.administrator();

        var pages = Clinic.allPages(
                cursor -> cursor == null
                        ? admin.get("/audit-events", "patient_id", chat.patientId(), "action", "read", "limit", 3)
                        : admin.get(
                                "/audit-events",
                                "patient_id",
                                chat.patientId(),
                                "action",
                                "read",
                                "limit",
                                3,
                                "cursor",
                                cursor),
                () -> {});

        assertThat(pages).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
        var seqs = admin.get("/audit-events", "patient_id", chat.patientId()).items(Shapes.AUDIT_EVENT).stream()
                .map(event -> event.get("seq").asLong())
                .toList();
        assertThat(seqs).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(admin.get("/audit-events", "to", "2001-01-01").items()).isEmpty();
        admin.get("/audit-events", "action", "sing").invalid("action");
        admin.get("/audit-events", "patient_id", "nobody").refused(400, "malformed_request");
        admin.get("/audit-events", "from", "yesterday").refused(400, "malformed_request");
    }

    private JsonNode event(Object... filter) {
        var events = clinic.administrator().get("/audit-events", filter).items(Shapes.AUDIT_EVENT);
        assertThat(events).isNotEmpty();
        return events.getFirst();
    }
}
