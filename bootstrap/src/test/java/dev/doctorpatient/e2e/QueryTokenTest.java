package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A service that takes no access tokens in addresses. */
@QuarkusTest
@TestProfile(RateLimitTest.Strict.class)
class QueryTokenTest {
    private final Clinic clinic = Clinic.here();

    @Test
    void aTokenInAnAddressProvesNothingAndATicketDoes() {
        var patient = clinic.patient();
        var path = "/ai-assistant/ws/"
                + patient.post("/ai/sessions", json()).created().id();

        new Answer(
                        "handshake",
                        clinic.anybody()
                                .request()
                                .header("Connection", "Upgrade")
                                .header("Upgrade", "websocket")
                                .header("Sec-WebSocket-Version", "13")
                                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                                .get(path + "?token=" + patient.accessToken()))
                .refused(401, "unauthenticated");
        try (var socket = SocketClient.open(clinic.socketAddress(path, "ticket=" + patient.ticket()))) {
            socket.hears("connected");
        }
    }
}
