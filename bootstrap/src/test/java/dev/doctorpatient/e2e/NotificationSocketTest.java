package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationSocketTest {
    private final Clinic clinic = Clinic.here();

    private static SocketClient listening(Person who) {
        var socket = who.opens("/notifications/ws", "");
        socket.hears("connected");
        return socket;
    }

    private static Predicate<JsonNode> about(Chat chat) {
        return frame -> frame.at("/notification/patient_id").asText().equals(chat.patientId());
    }

    private static JsonNode hears(SocketClient socket, Chat chat) {
        return socket.hears("notification", about(chat)).get("notification");
    }

    private static void heardNothingOf(SocketClient socket, Chat chat) {
        assertThat(socket.untakenBeforePong()).noneMatch(about(chat));
    }

    private String booked(Chat chat) {
        return clinic.book(clinic.patient(), chat.doctorId(), chat.patientId(), clinic.newSlot())
                .id();
    }

    @Test
    void theGreetingTellsHowMuchIsUnread() {
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        try (var socket = doctor.opens("/notifications/ws", "")) {
            var connected = socket.hears("connected");
            assertThat(Json.namesIn(connected)).containsExactly("type", "unread_count");
            assertThat(connected.get("unread_count").asInt()).isZero();
        }
        booked(chat);
        booked(chat);
        doctor.put("/notifications/" + doctor.get("/notifications").each("id").getFirst() + "/read")
                .ok();
        try (var socket = doctor.opens("/notifications/ws", "")) {
            assertThat(socket.hears("connected").get("unread_count").asInt()).isEqualTo(1);
            assertThat(socket.untakenBeforePong()).isEmpty();
        }
    }

    @Test
    void whatHappensIsHeardOnEveryDeviceAsTheListHasIt() {
        var chat = clinic.newChat();
        try (var laptop = listening(clinic.doctor());
                var phone = listening(clinic.doctor().onAnotherDevice());
                var patient = listening(clinic.patient())) {
            var appointment = booked(chat);

            var heard = hears(laptop, chat);

            Shapes.requireShape(heard, Shapes.NOTIFICATION);
            assertThat(heard.at("/resource/id").asText()).isEqualTo(appointment);
            assertThat(hears(phone, chat)).isEqualTo(heard);
            assertThat(clinic.doctor().get("/notifications").items()).contains(heard);
            heardNothingOf(patient, chat);
        }
    }

    @Test
    void nobodyElseHearsIt() {
        var chat = clinic.newChat();
        try (var stranger = listening(clinic.strangeDoctor());
                var hospital = listening(clinic.hospital());
                var admin = listening(clinic.administrator());
                var doctor = listening(clinic.doctor())) {
            booked(chat);

            hears(doctor, chat);
            for (var socket : List.of(stranger, hospital, admin)) {
                assertThat(socket.untakenBeforePong()).isEmpty();
            }
        }
    }

    @Test
    void whatIsRefusedIsNotHeard() {
        var chat = clinic.newChat();
        var slot = clinic.newSlot();
        try (var doctor = listening(clinic.doctor())) {
            clinic.book(clinic.patient(), chat.doctorId(), chat.patientId(), slot);
            hears(doctor, chat);

            clinic.patient()
                    .post("/appointments", Clinic.booking(chat.doctorId(), chat.patientId(), slot))
                    .refused(409, "time_slot_taken");

            heardNothingOf(doctor, chat);
        }
    }

    @Test
    void aMessageIsHeardOnceWhileItsChatIsNotOpen() {
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        try (var socket = listening(doctor)) {
            clinic.patient().writes(chat, "Good morning");
            assertThat(hears(socket, chat).get("kind").asText()).isEqualTo("message_received");
            clinic.patient().writes(chat, "Are you there?");
            heardNothingOf(socket, chat);

            try (var open = doctor.joins(chat)) {
                doctor.put("/chats/" + chat.id() + "/read", json("up_to_seq", 2))
                        .done();
                clinic.patient().writes(chat, "Hello?");
                open.hears("message", frame -> frame.at("/message/seq").asInt() == 3);
                heardNothingOf(socket, chat);
            }
        }
    }

    @Test
    void aFinishedInterviewAndBrokenGlassAreHeard() {
        var chat = clinic.newChat();
        try (var doctor = listening(clinic.doctor());
                var patient = listening(clinic.patient())) {
            var session = clinic.patient()
                    .post("/ai/sessions", json("chat_id", chat.id()))
                    .created()
                    .id();
            clinic.patient()
                    .post("/ai/messages", json("session_id", session, "message", "A cough"))
                    .created();
            clinic.patient().put("/ai/sessions/" + session + "/end").ok();
            assertThat(hears(doctor, chat).get("kind").asText()).isEqualTo("interview_finished");

            clinic.administrator()
                    .breakingGlass("A complaint of the family")
                    .get("/ai/sessions/" + session + "/messages")
                    .ok();
            assertThat(hears(patient, chat).get("kind").asText()).isEqualTo("break_glass");
        }
    }

    @Test
    void aNotificationIsReadOverTheSocketToo() {
        var chat = clinic.newChat();
        try (var doctor = listening(clinic.doctor());
                var stranger = listening(clinic.strangeDoctor())) {
            booked(chat);
            var id = hears(doctor, chat).get("id").asText();

            stranger.says("read", "notification_id", id);
            assertThat(stranger.hears("error").get("code").asText()).isEqualTo("not_found");
            doctor.says("read", "notification_id", id);
            doctor.says("read", "notification_id", id);

            for (var i = 0; i < 2; i++) {
                assertThat(hears(doctor, chat).get("is_read").asBoolean()).isTrue();
            }
            assertThat(clinic.doctor()
                            .get("/notifications", "is_read", true, "limit", 200)
                            .each("id"))
                    .contains(id);
        }
    }

    @Test
    void whatCannotBeReadIsAnsweredAndSurvived() {
        try (var socket = listening(clinic.newDoctor())) {
            for (var text : List.of(
                    "{",
                    "[]",
                    "null",
                    "{}",
                    "{\"type\":\"dance\"}",
                    "{\"type\":\"read\"}",
                    "{\"type\":\"read\",\"notification_id\":\"5\"}",
                    "{\"type\":\"read\",\"notification_id\":null}",
                    "{\"type\":\"ping\",\"loud\":true}")) {
                socket.saysText(text);
                var refused = socket.hears("error");
                assertThat(refused.get("code").asText()).as(text).isIn("malformed_request", "validation_failed");
                assertThat(refused.get("detail").asText()).isNotBlank();
            }
            socket.says("read", "notification_id", UUID.randomUUID().toString());
            assertThat(socket.hears("error").get("code").asText()).isEqualTo("not_found");
            assertThat(socket.untakenBeforePong()).isEmpty();
        }
    }

    @Test
    void aFrameThatIsTooLargeEndsTheSocket() {
        var socket = listening(clinic.newDoctor());

        socket.saysText("{\"type\":\"ping\",\"padding\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(socket.closedWith()).isEqualTo(1009);
    }

    @Test
    void signingOutClosesTheSocketsOfThatSessionOnly() {
        var phone = clinic.patient().onAnotherDevice();
        try (var laptop = listening(clinic.patient())) {
            var socket = listening(phone);

            phone.signsOut();

            assertThat(socket.closedWith()).isEqualTo(4401);
            assertThat(laptop.isOpen()).isTrue();
        }
    }

    @Test
    void aShutOutAccountLosesItsSocket() {
        var doctor = clinic.newDoctor();
        var socket = listening(doctor);

        clinic.administrator()
                .put("/users/" + doctor.userId(), json("is_active", false))
                .ok();

        assertThat(socket.closedWith()).isEqualTo(4401);
    }
}
