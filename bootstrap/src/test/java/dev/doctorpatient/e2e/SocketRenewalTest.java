package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A socket lives as long as the latest token that was shown on it. */
@QuarkusTest
class SocketRenewalTest {
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    /** So long is a token good for that is nearly over. */
    private static final Duration REST = Duration.ofSeconds(6);

    @Inject
    BackdatedTokens backdatedTokens;

    private final Clinic clinic = Clinic.here();

    private List<String> paths() {
        return List.of(
                "/chats/ws/" + clinic.newChat().id(),
                "/ai-assistant/ws/"
                        + clinic.patient()
                                .post("/ai/sessions", json())
                                .created()
                                .id(),
                "/notifications/ws");
    }

    private SocketClient opened(String path, String token) {
        var socket = SocketClient.open(
                clinic.socketAddress(path, ""), builder -> builder.header("Authorization", "Bearer " + token));
        var unused = socket.hears("connected");
        return socket;
    }

    @Test
    void aNewTokenLetsASocketLiveOnAndWithoutItItEnds() {
        var patient = clinic.patient();
        var paths = paths();
        var old = backdatedTokens.signed(patient, Instant.now().minus(LIFETIME).plus(REST));
        var renewed = paths.stream().map(path -> opened(path, old)).toList();
        var left = opened("/notifications/ws", old);
        for (var socket : renewed) {
            socket.says("auth", "token", patient.accessToken());
            var answer = socket.hears("authenticated");
            assertThat(Json.namesIn(answer)).containsExactlyInAnyOrder("type", "expires_at");
            assertThat(Instant.parse(answer.get("expires_at").asText()))
                    .isAfter(Instant.now().plus(REST));
        }

        assertThat(left.closedWith()).isEqualTo(4401);

        renewed.forEach(socket -> {
            assertThat(socket.untakenBeforePong()).isEmpty();
            socket.close();
        });
    }

    @Test
    void aTokenThatProvesNothingChangesNothing() {
        var expired = backdatedTokens.signed(clinic.patient(), Instant.now().minus(LIFETIME.multipliedBy(2)));
        var signedOut = clinic.patient().onAnotherDevice();
        signedOut.signsOut();
        for (var path : paths()) {
            try (var socket = opened(path, clinic.patient().accessToken())) {
                refuses(socket, "garbage", "unauthenticated");
                refuses(socket, "", "unauthenticated");
                refuses(socket, clinic.patient().refreshToken(), "unauthenticated");
                refuses(socket, signedOut.accessToken(), "unauthenticated");
                refuses(socket, expired, "token_expired");
                refuses(socket, clinic.strangePatient().accessToken(), "forbidden");
                refuses(socket, clinic.doctor().accessToken(), "forbidden");
                socket.says("auth");
                assertThat(socket.hears("error").get("code").asText()).isEqualTo("validation_failed");
                assertThat(socket.untakenBeforePong()).isEmpty();
            }
        }
    }

    private static void refuses(SocketClient socket, String token, String code) {
        socket.says("auth", "token", token);
        assertThat(socket.hears("error").get("code").asText()).isEqualTo(code);
    }

    @Test
    void fromThenOnTheSessionOfTheNewTokenCounts() {
        var first = clinic.newPatient();
        var second = first.onAnotherDevice();
        var socket = opened("/notifications/ws", first.accessToken());
        socket.says("auth", "token", second.accessToken());
        socket.hears("authenticated");

        first.signsOut();
        assertThat(socket.untakenBeforePong()).isEmpty();
        second.signsOut();

        assertThat(socket.closedWith()).isEqualTo(4401);
    }
}
