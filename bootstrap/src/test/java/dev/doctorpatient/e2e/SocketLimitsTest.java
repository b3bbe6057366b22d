package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many sockets there may be, how fast they may speak, and how long they may be silent. */
@QuarkusTest
@TestProfile(SocketLimitsTest.FewSockets.class)
class SocketLimitsTest {
    private static final String PATH = "/notifications/ws";
    private static final int PER_USER = 4;
    private static final int TOTAL = 10;
    private static final long LONGEST_WAIT_IN_SECONDS = 20;
    private static final int BURST = 300;

    private final Clinic clinic = Clinic.here();

    /** A service with room for few sockets, which asks them every second whether they are there. */
    public static final class FewSockets implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "DATABASE_URL", "h2:mem:few-sockets",
                    "RATE_LIMIT", "true",
                    "RATE_LIMIT_HANDSHAKE_PER_MINUTE", "10000",
                    "RATE_LIMIT_SOCKET_PER_MINUTE", "3000",
                    "SOCKETS_PER_USER", String.valueOf(PER_USER),
                    "SOCKETS_TOTAL", String.valueOf(TOTAL),
                    "SOCKET_PING_SECONDS", "1");
        }
    }

    private static SocketClient opened(Person person) {
        var socket = person.opens(PATH, "");
        var unused = socket.hears("connected");
        return socket;
    }

    /** The service may hear of the end of a socket a little later than its client. */
    private static SocketClient openedSoon(Person person) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_IN_SECONDS);
        while (true) {
            try {
                return opened(person);
            } catch (CompletionException refused) {
                if (System.nanoTime() > deadline) {
                    throw refused;
                }
            }
        }
    }

    @Test
    void aUserHasSoManySocketsAndNoMore() {
        var patient = clinic.newPatient();
        var sockets =
                IntStream.range(0, PER_USER).mapToObj(_ -> opened(patient)).toList();

        var refused = patient.knocks(PATH).refused(429, "too_many_requests");
        assertThat(refused.saysWhenToComeBack()).isTrue();
        opened(clinic.newPatient()).close();

        sockets.getFirst().close();
        openedSoon(patient).close();
        sockets.stream().skip(1).forEach(SocketClient::close);
    }

    @Test
    void theProcessHasSoManySocketsAndNoMore() {
        var sockets = new ArrayList<SocketClient>();
        while (sockets.size() < TOTAL) {
            var patient = clinic.newPatient();
            for (var i = 0; i < PER_USER && sockets.size() < TOTAL; i++) {
                sockets.add(openedSoon(patient));
            }
        }

        var refused = clinic.newPatient().knocks(PATH).refused(503, "unavailable");
        assertThat(refused.saysWhenToComeBack()).isTrue();

        sockets.forEach(SocketClient::close);
        openedSoon(clinic.newPatient()).close();
    }

    @Test
    void aBurstIsSlowedDownAndNotRefused() {
        var chat = clinic.newChat(clinic.newDoctor(), clinic.newPatient());
        assertThat(chat.id()).isNotBlank();
        var user = clinic.newPatient();
        clinic.relate(user, chat.patientId(), "guardian");
        try (var socket = user.joins(chat)) {
            for (var i = 1; i <= BURST; i++) {
                socket.says("message", "message", "No " + i, "client_message_id", "burst-" + i);
            }

            for (var i = 1; i <= BURST; i++) {
                assertThat(socket.hears("ack").get("seq").asInt()).isEqualTo(i);
            }
            assertThat(socket.untakenBeforePong())
                    .extracting(SocketClient::typeOf)
                    .doesNotContain("error");
        }
    }

    @Test
    void whoGivesNoSignOfLifeIsCutOffAndWhoDoesIsNot() {
        var chat = clinic.newChat(clinic.newDoctor(), clinic.newPatient());
        var user = clinic.newPatient();
        clinic.relate(user, chat.patientId(), "guardian");
        var friend = clinic.newPatient();
        try (var awake = opened(friend);
                var asleep = BareSocket.open(user, "/chats/ws/" + chat.id())) {
            var unused = asleep.hears("connected");

            assertThat(asleep.closedWith()).isEqualTo(1013);
            asleep.isCutOff();

            assertThat(awake.untakenBeforePong()).isEmpty();
            assertThat(user.get("/chats/" + chat.id())
                            .ok()
                            .body()
                            .get("patient_online")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void everySocketIsAskedForASignOfLife() {
        try (var socket = BareSocket.open(clinic.newPatient(), PATH)) {
            var unused = socket.hears("connected");

            for (var i = 0; i < 3; i++) {
                var ping = socket.next();
                assertThat(ping.kind()).isEqualTo(BareSocket.PING);
                socket.sends(BareSocket.LAST | BareSocket.PONG, ping.bytes());
            }
        }
    }

    @Test
    void aClosedSocketIsNoLongerListenedTo() {
        var patient = clinic.newPatient();
        try (var socket = BareSocket.open(patient, PATH)) {
            var unused = socket.hears("connected");

            patient.signsOut();
            assertThat(socket.closedWith()).isEqualTo(4401);
            socket.sends(BareSocket.LAST | BareSocket.TEXT, Json.write(json("type", "ping")));

            socket.isCutOff();
        }
    }
}
