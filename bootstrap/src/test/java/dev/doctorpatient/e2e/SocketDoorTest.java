package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.WebSocket;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SocketDoorTest {
    private final Clinic clinic = Clinic.here();

    private String chatPath() {
        return "/chats/ws/" + clinic.newChat().id();
    }

    private void welcomes(String path, String query, Consumer<WebSocket.Builder> credentials) {
        try (var socket = SocketClient.open(clinic.socketAddress(path, query), credentials)) {
            socket.hears("connected");
        }
    }

    @Test
    void aSocketOpensWithEachKindOfCredential() {
        var chat = chatPath();
        var session = clinic.patient().post("/ai/sessions", json()).created().id();

        for (var path : List.of(chat, "/ai-assistant/ws/" + session, "/notifications/ws")) {
            var token = clinic.patient().accessToken();
            welcomes(path, "token=" + token, _ -> {});
            welcomes(path, "ticket=" + clinic.patient().ticket(), _ -> {});
            welcomes(path, "", builder -> builder.header("Authorization", "Bearer " + token));
            welcomes(path, "", builder -> builder.subprotocols("bearer", token));
        }
    }

    @Test
    void aTicketOpensOneSocket() {
        var path = chatPath();
        var ticket = clinic.patient().ticket();
        welcomes(path, "ticket=" + ticket, _ -> {});

        clinic.anybody().knocks(path + "?ticket=" + ticket).refused(401, "unauthenticated");
        clinic.anybody().knocks(path + "?ticket=garbage").refused(401, "unauthenticated");
    }

    @Test
    void withoutAGoodCredentialNoSocketOpens() {
        var session = clinic.patient().post("/ai/sessions", json()).created().id();

        for (var path : List.of(chatPath(), "/ai-assistant/ws/" + session, "/notifications/ws")) {
            clinic.anybody().knocks(path).refused(401, "unauthenticated");
            clinic.anybody().knocks(path + "?token=garbage").refused(401, "unauthenticated");
            clinic.anybody()
                    .knocks(path + "?token=" + clinic.patient().refreshToken())
                    .refused(401, "unauthenticated");
            clinic.withToken("garbage").knocks(path).refused(401, "unauthenticated");
            clinic.anybody()
                    .knocks(path, "Sec-WebSocket-Protocol", "bearer, garbage")
                    .refused(401, "unauthenticated");
            clinic.anybody().knocks(path, "Authorization", "Basic Z2FyYmFnZQ==").refused(401, "unauthenticated");
        }
    }

    @Test
    void twoCredentialsMaySpeakOfTwoPeopleAndAreRefused() {
        var token = clinic.patient().accessToken();
        var session = clinic.patient().post("/ai/sessions", json()).created().id();

        for (var path : List.of(chatPath(), "/ai-assistant/ws/" + session, "/notifications/ws")) {
            clinic.patient().knocks(path + "?token=" + token).refused(400, "malformed_request");
            clinic.patient().knocks(path + "?ticket=x").refused(400, "malformed_request");
            clinic.anybody().knocks(path + "?ticket=x&token=" + token).refused(400, "malformed_request");
            clinic.anybody()
                    .knocks(path + "?token=" + token + "&token=" + token)
                    .refused(400, "malformed_request");
            clinic.anybody()
                    .knocks(path + "?token=" + token, "Sec-WebSocket-Protocol", "bearer, " + token)
                    .refused(400, "malformed_request");
            clinic.patient()
                    .knocks(path, "Sec-WebSocket-Protocol", "bearer, " + token)
                    .refused(400, "malformed_request");
        }
    }

    @Test
    void aStrangersSocketLooksMissing() {
        var chat = clinic.newChat();
        var session = clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();

        for (var stranger : List.of(clinic.strangePatient(), clinic.strangeDoctor())) {
            var missing = stranger.knocks("/chats/ws/" + UUID.randomUUID()).refused(404, "not_found");
            assertThat(stranger.knocks("/chats/ws/" + chat.id())
                            .refused(404, "not_found")
                            .body())
                    .isEqualTo(missing.body());
            stranger.knocks("/ai-assistant/ws/" + session).refused(404, "not_found");
        }
        clinic.hospital().knocks("/chats/ws/" + chat.id()).refused(403, "forbidden");
        clinic.hospital().knocks("/ai-assistant/ws/" + session).refused(403, "forbidden");
        clinic.administrator().knocks("/chats/ws/" + chat.id()).refused(403, "break_glass_required");
    }

    @Test
    void anIdThatIsNoneIsMalformed() {
        clinic.patient().knocks("/chats/ws/5").refused(400, "malformed_request");
        clinic.patient().knocks("/ai-assistant/ws/5").refused(400, "malformed_request");
    }

    @Test
    void onlyPagesThatAreListedOpenSockets() {
        var path = chatPath();
        var token = "token=" + clinic.patient().accessToken();

        clinic.patient().knocks(path, "Origin", "https://evil.example").refused(403, "forbidden");
        clinic.patient()
                .knocks("/notifications/ws", "Origin", "https://evil.example")
                .refused(403, "forbidden");
        clinic.patient()
                .knocks("/ai-assistant/ws/" + clinic.next(), "Origin", "https://evil.example")
                .refused(403, "forbidden");
        clinic.patient()
                .knocks(path, "Origin", "http://localhost:3000.evil.example")
                .refused(403, "forbidden");
        clinic.patient().knocks(path, "Origin", "null").refused(403, "forbidden");
        welcomes(path, token, builder -> builder.header("Origin", "http://localhost:3000"));
        welcomes(path, token, builder -> builder.header("Origin", clinic.address("http")));
    }
}
