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

    /** Asks for a socket and gets an answer instead. */
    private Answer refusal(Client who, String path, String... headers) {
        var request = who.request()
                .urlEncodingEnabled(false)
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new Answer("handshake " + path, request.get(path));
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

        refusal(clinic.anybody(), path + "?ticket=" + ticket).refused(401, "unauthenticated");
        refusal(clinic.anybody(), path + "?ticket=garbage").refused(401, "unauthenticated");
    }

    @Test
    void withoutAGoodCredentialNoSocketOpens() {
        var session = clinic.patient().post("/ai/sessions", json()).created().id();

        for (var path : List.of(chatPath(), "/ai-assistant/ws/" + session, "/notifications/ws")) {
            refusal(clinic.anybody(), path).refused(401, "unauthenticated");
            refusal(clinic.anybody(), path + "?token=garbage").refused(401, "unauthenticated");
            refusal(clinic.anybody(), path + "?token=" + clinic.patient().refreshToken())
                    .refused(401, "unauthenticated");
            refusal(clinic.withToken("garbage"), path).refused(401, "unauthenticated");
            refusal(clinic.anybody(), path, "Sec-WebSocket-Protocol", "bearer, garbage")
                    .refused(401, "unauthenticated");
            refusal(clinic.anybody(), path, "Authorization", "Basic Z2FyYmFnZQ==")
                    .refused(401, "unauthenticated");
        }
    }

    @Test
    void twoCredentialsMaySpeakOfTwoPeopleAndAreRefused() {
        var path = chatPath();
        var token = clinic.patient().accessToken();

        refusal(clinic.patient(), path + "?token=" + token).refused(400, "malformed_request");
        refusal(clinic.patient(), path + "?ticket=x").refused(400, "malformed_request");
        refusal(clinic.anybody(), path + "?ticket=x&token=" + token).refused(400, "malformed_request");
        refusal(clinic.anybody(), path + "?token=" + token + "&token=" + token).refused(400, "malformed_request");
        refusal(clinic.anybody(), path + "?token=" + token, "Sec-WebSocket-Protocol", "bearer, " + token)
                .refused(400, "malformed_request");
        refusal(clinic.patient(), path, "Sec-WebSocket-Protocol", "bearer, " + token)
                .refused(400, "malformed_request");
    }

    @Test
    void aStrangersSocketLooksMissing() {
        var chat = clinic.newChat();
        var session = clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();

        for (var stranger : List.of(clinic.strangePatient(), clinic.strangeDoctor())) {
            var missing = refusal(stranger, "/chats/ws/" + UUID.randomUUID()).refused(404, "not_found");
            assertThat(refusal(stranger, "/chats/ws/" + chat.id())
                            .refused(404, "not_found")
                            .body())
                    .isEqualTo(missing.body());
            refusal(stranger, "/ai-assistant/ws/" + session).refused(404, "not_found");
        }
        refusal(clinic.hospital(), "/chats/ws/" + chat.id()).refused(403, "forbidden");
        refusal(clinic.hospital(), "/ai-assistant/ws/" + session).refused(403, "forbidden");
        refusal(clinic.administrator(), "/chats/ws/" + chat.id()).refused(403, "break_glass_required");
    }

    @Test
    void anIdThatIsNoneIsMalformed() {
        refusal(clinic.patient(), "/chats/ws/5").refused(400, "malformed_request");
        refusal(clinic.patient(), "/ai-assistant/ws/5").refused(400, "malformed_request");
    }

    @Test
    void onlyPagesThatAreListedOpenSockets() {
        var path = chatPath();
        var token = "token=" + clinic.patient().accessToken();

        refusal(clinic.patient(), path, "Origin", "https://evil.example").refused(403, "forbidden");
        refusal(clinic.patient(), "/notifications/ws", "Origin", "https://evil.example")
                .refused(403, "forbidden");
        refusal(clinic.patient(), path, "Origin", "http://localhost:3000.evil.example")
                .refused(403, "forbidden");
        refusal(clinic.patient(), path, "Origin", "null").refused(403, "forbidden");
        welcomes(path, token, builder -> builder.header("Origin", "http://localhost:3000"));
        welcomes(path, token, builder -> builder.header("Origin", clinic.address("http")));
    }
}
