package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatSocketTest {
    private static final int MANY = 120;

    private final Clinic clinic = Clinic.here();

    @Test
    void aMessageReachesBothSidesAndTheSendersOtherDeviceAndNobodyElse() {
        var chat = clinic.newChat();
        var otherChat = clinic.newChat(clinic.strangeDoctor(), clinic.strangePatient());
        try (var doctor = clinic.doctor().joins(chat);
                var phone = clinic.patient().joins(chat);
                var laptop = clinic.patient().joins(chat);
                var outsider = clinic.strangeDoctor().joins(otherChat);
                var sameDoctorElsewhere = clinic.doctor().joins(clinic.newChat())) {
            phone.says("message", "message", "It hurts", "client_message_id", "p1", "message_type", "text");

            var ack = phone.hears("ack");
            var heard = doctor.hears("message").get("message");
            assertThat(Json.namesIn(ack))
                    .containsExactlyInAnyOrder("type", "client_message_id", "message_id", "seq", "timestamp");
            assertThat(ack.get("client_message_id").asText()).isEqualTo("p1");
            assertThat(ack.get("message_id")).isEqualTo(heard.get("id"));
            assertThat(ack.get("seq").asInt()).isEqualTo(1);
            Shapes.requireShape(heard, Shapes.MESSAGE);
            assertThat(heard.get("sender_id").asText()).isEqualTo(chat.patientId());
            assertThat(laptop.hears("message").get("message")).isEqualTo(heard);
            assertThat(phone.hears("message").get("message")).isEqualTo(heard);
            assertThat(clinic.doctor().get("/chats/" + chat.id() + "/messages").items())
                    .containsExactly(heard);
            outsider.heardNothingOf("message", "ack", "typing", "read");
            sameDoctorElsewhere.heardNothingOf("message", "ack", "typing", "read");
            laptop.heardNothingOf("message", "ack");
        }
    }

    @Test
    void restAndSocketShareTheirClientIds() {
        var chat = clinic.newChat();
        try (var doctor = clinic.doctor().joins(chat);
                var patient = clinic.patient().joins(chat)) {
            doctor.says("message", "message", "Take two", "client_message_id", "d1");
            var first = doctor.hears("ack");
            doctor.says("message", "message", "Take two", "client_message_id", "d1");
            assertThat(doctor.hears("ack")).isEqualTo(first);
            var again = clinic.doctor()
                    .post("/messages", json("chat_id", chat.id(), "message", "Take two", "client_message_id", "d1"))
                    .ok();
            assertThat(again.id()).isEqualTo(first.get("message_id").asText());

            doctor.says("message", "message", "Take three", "client_message_id", "d1");

            var refused = doctor.hears("error");
            assertThat(Json.namesIn(refused)).contains("type", "code", "detail", "client_message_id");
            assertThat(refused.get("code").asText()).isEqualTo("idempotency_key_reused");
            assertThat(refused.get("client_message_id").asText()).isEqualTo("d1");
            patient.hears("message");
            patient.heardNothingOf("message");
        }
    }

    @Test
    void whatIsSentByRestIsHeardOnSockets() {
        var chat = clinic.newChat();
        try (var patient = clinic.patient().joins(chat)) {
            var sent = clinic.doctor().writes(chat, "Good morning");

            assertThat(patient.hears("message").get("message")).isEqualTo(sent.body());
        }
    }

    @Test
    void typingAndReadingAreTold() {
        var chat = clinic.newChat();
        try (var doctor = clinic.doctor().joins(chat);
                var patient = clinic.patient().joins(chat)) {
            doctor.says("typing", "is_typing", true);
            var typing = patient.hears("typing");
            assertThat(Json.namesIn(typing)).containsExactlyInAnyOrder("type", "participant_id", "is_typing");
            assertThat(typing.get("participant_id").asText()).isEqualTo(chat.doctorId());
            assertThat(typing.get("is_typing").asBoolean()).isTrue();

            doctor.says("message", "message", "Hello");
            var message = patient.hears("message").get("message").get("id").asText();
            patient.says("read", "message_id", message);
            var read = doctor.hears("read");
            assertThat(Json.namesIn(read)).containsExactlyInAnyOrder("type", "message_id", "reader_id", "read_at");
            assertThat(read.get("message_id").asText()).isEqualTo(message);
            assertThat(read.get("reader_id").asText()).isEqualTo(chat.patientId());
            assertThat(read.get("read_at").asText()).endsWith("Z");

            patient.says("read", "message_id", message);
            doctor.heardNothingOf("read", "typing");
            doctor.says("read", "message_id", message);
            assertThat(doctor.hears("error").get("code").asText()).isEqualTo("forbidden");
        }
        try (var patient = clinic.patient().opens("/chats/ws/" + chat.id(), "")) {
            var connected = patient.hears("connected");
            assertThat(connected.get("last_seq").asInt()).isEqualTo(1);
            assertThat(connected.get("read_seq").asInt()).isEqualTo(1);
            assertThat(connected.get("peer_read_seq").asInt()).isZero();
        }
    }

    @Test
    void comingAndGoingIsTold() {
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        try (var patient = clinic.patient().opens("/chats/ws/" + chat.id(), "")) {
            var connected = patient.hears("connected");
            var absent = connected.get("presence");
            assertThat(absent.findValuesAsText("participant_id"))
                    .containsExactlyInAnyOrder(chat.doctorId(), chat.patientId());
            assertThat(connected.get("chat").get("doctor_online").asBoolean()).isFalse();

            try (var arriving = doctor.joins(chat)) {
                var came = patient.hears("presence");
                assertThat(Json.namesIn(came))
                        .containsExactlyInAnyOrder("type", "participant_id", "online", "last_seen");
                assertThat(came.get("participant_id").asText()).isEqualTo(chat.doctorId());
                assertThat(came.get("online").asBoolean()).isTrue();
                assertThat(came.get("last_seen").isNull()).isTrue();
                assertThat(clinic.patient()
                                .get("/chats/" + chat.id())
                                .ok()
                                .body()
                                .get("doctor_online")
                                .asBoolean())
                        .isTrue();
                assertThat(arriving.isOpen()).isTrue();
            }

            var went = patient.hears("presence");
            assertThat(went.get("online").asBoolean()).isFalse();
            assertThat(went.get("last_seen").asText()).endsWith("Z");
        }
    }

    @Test
    void whatCannotBeReadIsAnsweredAndSurvived() {
        var chat = clinic.newChat();
        try (var socket = clinic.patient().joins(chat)) {
            for (var text : List.of("{", "hello", "[]", "5", "null", "\"message\"", "{\"type\":\"message\"} {}")) {
                socket.saysText(text);
                assertThat(socket.hears("error").get("code").asText())
                        .as(text)
                        .isIn("malformed_request", "validation_failed");
            }
            for (var text : List.of(
                    "{}",
                    "{\"type\":\"dance\"}",
                    "{\"type\":5}",
                    "{\"type\":\"message\"}",
                    "{\"type\":\"message\",\"message\":\" \"}",
                    "{\"type\":\"message\",\"message\":5}",
                    "{\"type\":\"message\",\"message\":\"x\",\"message_type\":\"fax\"}",
                    "{\"type\":\"message\",\"message\":\"x\",\"sender_id\":\"" + chat.doctorId() + "\"}",
                    "{\"type\":\"read\"}",
                    "{\"type\":\"read\",\"message_id\":\"5\"}",
                    "{\"type\":\"typing\"}",
                    "{\"type\":\"typing\",\"is_typing\":\"yes\"}")) {
                socket.saysText(text);
                assertThat(socket.hears("error").get("code").asText()).as(text).isEqualTo("validation_failed");
            }
            socket.says("read", "message_id", UUID.randomUUID().toString());
            assertThat(socket.hears("error").get("code").asText()).isEqualTo("not_found");

            assertThat(socket.untakenBeforePong()).isEmpty();
            socket.says("message", "message", "Still here");
            assertThat(socket.hears("ack").get("seq").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aFrameThatIsTooLargeEndsTheSocket() {
        var chat = clinic.newChat();
        var socket = clinic.patient().joins(chat);

        socket.saysText("{\"type\":\"message\",\"message\":\"" + "x".repeat(1_100_000) + "\"}");

        assertThat(socket.closedWith()).isEqualTo(1009);
    }

    @Test
    void whoComesBackHearsEverythingOnceAndInOrderWhileOthersKeepSending() {
        var chat = clinic.newChat();
        IntStream.rangeClosed(1, MANY / 2).forEach(number -> clinic.doctor().writes(chat, "No " + number));
        try (var doctor = clinic.doctor().joins(chat)) {
            var sending = CompletableFuture.runAsync(() -> IntStream.rangeClosed(MANY / 2 + 1, MANY)
                    .forEach(number -> doctor.says("message", "message", "No " + number)));
            try (var patient = clinic.patient().opens("/chats/ws/" + chat.id(), "after_seq=10")) {
                assertThat(SocketClient.typeOf(patient.hears("connected"))).isEqualTo("connected");
                sending.join();
                var heard = new ArrayList<Integer>();
                while (heard.size() < MANY - 10) {
                    heard.add(patient.hears("message").get("message").get("seq").asInt());
                }

                assertThat(heard)
                        .isEqualTo(IntStream.rangeClosed(11, MANY).boxed().toList());
                patient.heardNothingOf("message");
            }
        }
    }

    @Test
    void withoutAPlaceOnlyWhatIsNewIsHeard() {
        var chat = clinic.newChat();
        clinic.doctor().writes(chat, "Old");
        try (var patient = clinic.patient().joins(chat)) {
            clinic.doctor().writes(chat, "New");

            assertThat(patient.hears("message").get("message").get("message").asText())
                    .isEqualTo("New");
            patient.heardNothingOf("message");
        }
    }

    @Test
    void unmappingClosesTheDoctorsSocketAndLeavesThePatientToRead() {
        var chat = clinic.newChat();
        try (var patient = clinic.patient().joins(chat)) {
            var doctor = clinic.doctor().joins(chat);

            clinic.unassign(chat);

            assertThat(doctor.closedWith()).isEqualTo(4403);
            patient.says("message", "message", "Doctor?", "client_message_id", "p1");
            var refused = patient.hears("error");
            assertThat(refused.get("code").asText()).isEqualTo("chat_closed");
            assertThat(refused.get("client_message_id").asText()).isEqualTo("p1");
            assertThat(patient.isOpen()).isTrue();
        }
    }

    @Test
    void whoNoLongerActsForThePatientHearsNothingMore() {
        var chat = clinic.newChat();
        var kinship = clinic.relate(clinic.strangePatient(), chat.patientId(), "guardian");
        var guardian = clinic.strangePatient().joins(chat);
        clinic.doctor().writes(chat, "For both");
        guardian.hears("message");

        clinic.administrator().delete("/mappings/user-patient/" + kinship).done();
        clinic.doctor().writes(chat, "For one");

        if (guardian.isOpen()) {
            guardian.heardNothingOf("message");
            guardian.says("message", "message", "And me?");
            assertThat(guardian.hears("error").get("code").asText()).isEqualTo("not_found");
            guardian.close();
        }
    }

    @Test
    void signingOutClosesTheSocketsOfThatSessionOnly() {
        var chat = clinic.newChat();
        var phone = clinic.patient().onAnotherDevice();
        try (var laptop = clinic.patient().joins(chat)) {
            var byToken = phone.joins(chat);
            var byTicket =
                    SocketClient.open(clinic.socketAddress("/chats/ws/" + chat.id(), "ticket=" + phone.ticket()));
            byTicket.hears("connected");

            phone.signsOut();

            assertThat(byToken.closedWith()).isEqualTo(4401);
            assertThat(byTicket.closedWith()).isEqualTo(4401);
            assertThat(laptop.untakenBeforePong()).isEmpty();
        }
    }

    @Test
    void aShutOutAccountLosesItsSockets() {
        var patient = clinic.newPatient();
        var chat = clinic.newChat(clinic.doctor(), patient);
        var socket = patient.joins(chat);

        clinic.administrator()
                .put("/users/" + patient.userId(), json("is_active", false))
                .ok();

        assertThat(socket.closedWith()).isEqualTo(4401);
    }

    private static int delivered(Person who, Chat chat, String side) {
        return who.get("/chats/" + chat.id() + "/receipts")
                .ok()
                .body()
                .get(side)
                .get("delivered_seq")
                .asInt();
    }

    @Test
    void whoAsksIsToldWhatArrivedAtADeviceOfTheOtherSide() {
        var chat = clinic.newChat();
        try (var patient = clinic.patient().opens("/chats/ws/" + chat.id(), "delivered=true");
                var laptop = clinic.patient().joins(chat)) {
            patient.says("message", "message", "One");
            patient.says("message", "message", "Two");
            var unused1 = patient.hears("message");
            var unused2 = patient.hears("message");
            patient.heardNothingOf("delivered");
            assertThat(delivered(clinic.patient(), chat, "doctor")).isZero();

            try (var doctor = clinic.doctor().opens("/chats/ws/" + chat.id(), "after_seq=0")) {
                var delivered = patient.hears(
                        "delivered", frame -> frame.get("up_to_seq").asInt() == 2);
                assertThat(delivered.get("participant_id").asText()).isEqualTo(chat.doctorId());
                assertThat(Json.namesIn(delivered))
                        .containsExactlyInAnyOrder("type", "participant_id", "up_to_seq", "delivered_at");
                doctor.heardNothingOf("delivered");
            }

            laptop.heardNothingOf("delivered");
            var receipts = clinic.doctor()
                    .get("/chats/" + chat.id() + "/receipts")
                    .ok()
                    .body();
            assertThat(receipts)
                    .isEqualTo(Json.read(Json.write(json(
                            "last_seq",
                            2,
                            "doctor",
                            json("participant_id", chat.doctorId(), "delivered_seq", 2, "read_seq", 0),
                            "patient",
                            json("participant_id", chat.patientId(), "delivered_seq", 0, "read_seq", 0)))));
        }
    }

    @Test
    void aDeviceThatFetchesTellsWhatArrived() {
        var chat = clinic.newChat();
        clinic.doctor().writes(chat, "One");
        clinic.doctor().writes(chat, "Two");
        try (var doctor = clinic.doctor().opens("/chats/ws/" + chat.id(), "delivered=true")) {
            var unused = doctor.hears("connected");

            clinic.patient()
                    .put("/chats/" + chat.id() + "/delivered", json("up_to_seq", 1))
                    .done();

            assertThat(doctor.hears("delivered").get("up_to_seq").asInt()).isEqualTo(1);
            assertThat(delivered(clinic.doctor(), chat, "patient")).isEqualTo(1);
            clinic.patient()
                    .put("/chats/" + chat.id() + "/read", json("up_to_seq", 2))
                    .done();
            assertThat(delivered(clinic.doctor(), chat, "patient")).isEqualTo(2);
        }
    }
}
