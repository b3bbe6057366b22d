package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.packaged.Clinic.Member;
import java.io.IOException;
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
import redis.embedded.RedisServer;

/** Two nodes on one database, which meet in a Redis that comes and goes. Starting them takes longest, so that the tests share them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralNodesIT {
    private static final String PASSWORD = "nodes-Password-1";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final int REDIS_PORT = Product.freePort();

    private static Map<String, String> environment;
    private static RedisServer redis;
    private static ServerProcess one;
    private static ServerProcess other;
    private static Clinic clinic;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        redis = startRedis();
        environment = new HashMap<>(Database.POSTGRESQL.clinicIn(folder));
        environment.put("REDIS_URL", "redis://127.0.0.1:" + REDIS_PORT);
        one = ServerProcess.start(environment);
        other = ServerProcess.start(environment);
        clinic = Clinic.of(one.api());
        awaitHealth("connected");
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        other.close();
        redis.stop();
    }

    private static RedisServer startRedis() throws IOException {
        var server = RedisServer.newRedisServer()
                .port(REDIS_PORT)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return server;
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
