package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.packaged.Clinic.Member;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database, which meet in a Redis that comes and goes. Starting them takes longest, so that the tests share them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralNodesIT {
    private static final String PASSWORD = "nodes-Password-1";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static Map<String, String> environment;
    private static Redis redis;
    private static ServerProcess one;
    private static ServerProcess other;
    private static Clinic clinic;

    @BeforeAll
    static void start(@TempDir Path folder) {
        redis = new Redis();
        environment = new HashMap<>(Database.POSTGRESQL.clinicIn(folder));
        environment.put("REDIS_URL", redis.url());
        one = ServerProcess.start(environment);
        other = ServerProcess.start(environment);
        clinic = Clinic.of(one.api());
        awaitHealth("connected");
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        redis.close();
    }

    /** A doctor on one node and a patient's relative on the other, who have a chat. */
    private record Pair(Member doctor, Member relative, String mapping, String chat) {
        static Pair meet() {
            var number = PEOPLE.incrementAndGet();
            var doctor = clinic.member("doctor", "doctor-" + number + "@nodes.example", PASSWORD);
            var relative = clinic.member("patient", "relative-" + number + "@nodes.example", PASSWORD);
            var mapping = clinic.admin()
                    .post(
                            "mappings/doctor-patient",
                            Map.of("doctor_id", doctor.profile(), "patient_id", relative.profile()))
                    .expect(201);
            return new Pair(
                    doctor,
                    relative,
                    mapping.path("id").asText(),
                    mapping.path("chat_id").asText());
        }

        SocketClient doctorSocket() {
            return doctorSocket("");
        }

        SocketClient doctorSocket(String query) {
            return opened(at(one, doctor.api()), "chats/ws/" + chat + query);
        }

        SocketClient relativeSocket() {
            return opened(at(other, relative.api()), "chats/ws/" + chat);
        }

        long send(String text) {
            return at(one, doctor.api())
                    .post("messages", Map.of("chat_id", chat, "message", text))
                    .expect(201)
                    .path("seq")
                    .asLong();
        }
    }

    private static Api at(ServerProcess node, Api credentials) {
        return node.api().as(String.valueOf(credentials.token()));
    }

    private static SocketClient opened(Api api, String path) {
        var socket = api.socket(path);
        var unused = socket.next("connected");
        return socket;
    }

    @Test
    @Order(1)
    void whatHappensOnOneNodeIsHeardOnTheOther() {
        var pair = Pair.meet();
        try (var relative = pair.relativeSocket();
                var doctor = pair.doctorSocket()) {
            doctor.send(Map.of("type", "message", "message", "hello", "client_message_id", "m-1"));
            assertThat(doctor.next("ack").path("seq").asLong()).isEqualTo(1);
            var heard = relative.next("message").path("message");
            assertThat(heard.path("message").asText()).isEqualTo("hello");

            doctor.send(Map.of("type", "typing", "is_typing", true));
            assertThat(relative.next("typing").path("participant_id").asText())
                    .isEqualTo(pair.doctor().profile());

            relative.send(Map.of("type", "read", "message_id", heard.path("id").asText()));
            var read = doctor.next("read");
            assertThat(read.path("reader_id").asText())
                    .isEqualTo(pair.relative().profile());
            assertThat(read.path("message_id").asText())
                    .isEqualTo(heard.path("id").asText());
        }
    }

    @Test
    @Order(1)
    void aNotificationReachesItsRecipientWhereverTheyListen() {
        var pair = Pair.meet();
        try (var relative = opened(at(other, pair.relative().api()), "notifications/ws")) {
            pair.send("you are away");

            assertThat(relative.next("notification")
                            .path("notification")
                            .path("kind")
                            .asText())
                    .isEqualTo("message_received");
        }
    }

    @Test
    @Order(1)
    void whatEndsOnOneNodeClosesOnTheOther() {
        var pair = Pair.meet();
        try (var doctor = pair.doctorSocket();
                var relative = pair.relativeSocket()) {
            at(other, clinic.admin())
                    .delete("mappings/doctor-patient/" + pair.mapping())
                    .expect(204);
            assertThat(doctor.closedWith()).isEqualTo(4403);

            changePassword(one, pair.relative());
            assertThat(relative.closedWith()).isEqualTo(4401);
        }
    }

    @Test
    @Order(1)
    void whoIsOnlineOnOneNodeIsSoOnTheOther() {
        var pair = Pair.meet();
        try (var relative = pair.relativeSocket()) {
            try (var _ = pair.doctorSocket()) {
                assertThat(presence(relative, pair.doctor()).path("online").asBoolean())
                        .isTrue();
                assertThat(at(other, pair.relative().api())
                                .get("chats/" + pair.chat())
                                .expect(200)
                                .path("doctor_online")
                                .asBoolean())
                        .isTrue();
            }
            var gone = presence(relative, pair.doctor());
            assertThat(gone.path("online").asBoolean()).isFalse();

            try (var again = at(other, pair.relative().api()).socket("chats/ws/" + pair.chat())) {
                var known = again.next("connected").path("presence").path(0);
                assertThat(known.path("participant_id").asText())
                        .isEqualTo(pair.doctor().profile());
                assertThat(known.path("last_seen")).isEqualTo(gone.path("last_seen"));
            }
        }
    }

    private static JsonNode presence(SocketClient socket, Member member) {
        while (true) {
            var frame = socket.next("presence");
            if (frame.path("participant_id").asText().equals(member.profile())) {
                return frame;
            }
        }
    }

    @Test
    @Order(2)
    void withoutRedisNothingFailsAndNothingIsLost() {
        var pair = Pair.meet();
        var outsider = Pair.meet();
        try (var relative = pair.relativeSocket();
                var doctor = pair.doctorSocket();
                var unmapped = outsider.doctorSocket();
                var signedOut = outsider.relativeSocket()) {
            pair.send("1");
            redis.stop();
            for (var number = 2; number <= 20; number++) {
                doctor.send(Map.of("type", "message", "message", String.valueOf(number)));
                assertThat(doctor.next("ack").path("seq").asLong()).isEqualTo(number);
            }
            awaitHealth("degraded");
            assertHeard(relative, 1, 20);

            at(other, clinic.admin())
                    .delete("mappings/doctor-patient/" + outsider.mapping())
                    .expect(204);
            changePassword(one, outsider.relative());
            assertThat(unmapped.closedWith()).isEqualTo(4403);
            assertThat(signedOut.closedWith()).isEqualTo(4401);

            for (var number = 21; number <= 30; number++) {
                assertThat(pair.send(String.valueOf(number))).isEqualTo(number);
            }
            redis.start();
            assertHeard(relative, 21, 30);
            awaitHealth("connected");
            doctor.send(Map.of("type", "typing", "is_typing", true)); // which nobody could look up
            assertThat(relative.next("typing").path("is_typing").asBoolean()).isTrue();
        }
    }

    private static void assertHeard(SocketClient socket, long first, long last) {
        for (var seq = first; seq <= last; seq++) {
            var message = socket.next("message").path("message");
            assertThat(message.path("seq").asLong()).isEqualTo(seq);
            assertThat(message.path("message").asText()).isEqualTo(String.valueOf(seq));
        }
    }

    @Test
    @Order(3)
    void whoWasOnANodeThatIsKilledIsOffline() {
        var pair = Pair.meet();
        try (var doctor = pair.doctorSocket();
                var relative = pair.relativeSocket()) {
            assertThat(presence(doctor, pair.relative()).path("online").asBoolean())
                    .isTrue();

            other.kill();

            assertThat(relative.closedWith()).isNotEqualTo(1000);
            assertThat(presence(doctor, pair.relative()).path("online").asBoolean())
                    .isFalse();
            assertThat(pair.send("still here")).isEqualTo(1);
        }
    }

    /** Which ends the user's other sessions. */
    private static void changePassword(ServerProcess node, Member member) {
        var email = member.api()
                .get("users/" + member.user())
                .expect(200)
                .path("email")
                .asText();
        var elsewhere = node.api().login(email, PASSWORD).path("access_token").asText();
        node.api()
                .as(elsewhere)
                .post("auth/change-password", Map.of("current_password", PASSWORD, "new_password", PASSWORD + "-new"))
                .expect(204);
    }

    private static void awaitHealth(String state) {
        for (var node : new ServerProcess[] {one, other}) {
            node.awaitHealth("redis", state);
        }
    }
}
