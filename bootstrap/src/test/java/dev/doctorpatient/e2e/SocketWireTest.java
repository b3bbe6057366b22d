package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.BareSocket.BINARY;
import static dev.doctorpatient.e2e.BareSocket.CLOSE;
import static dev.doctorpatient.e2e.BareSocket.CONTINUATION;
import static dev.doctorpatient.e2e.BareSocket.LAST;
import static dev.doctorpatient.e2e.BareSocket.PING;
import static dev.doctorpatient.e2e.BareSocket.PONG;
import static dev.doctorpatient.e2e.BareSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to frames that no client library would send, and to clients that do not listen. */
@QuarkusTest
class SocketWireTest {
    private static final String ASKING = "{\"type\":\"ping\"}";
    private static final int LARGEST = 1_048_576;
    private static final int MANY = 5_000;
    private static final int SMALL_BUFFER = 4_096;

    private final Clinic clinic = Clinic.here();

    private BareSocket opened() {
        var socket = BareSocket.open(clinic.patient(), "/notifications/ws");
        var unused = socket.hears("connected");
        return socket;
    }

    private static void answers(BareSocket socket) {
        socket.sends(LAST | TEXT, ASKING);
        var unused = socket.hears("pong");
    }

    @Test
    void aMessageMayComeInPiecesWithAPingBetweenThem() {
        try (var socket = opened()) {
            socket.sends(TEXT, "{\"type\":");
            socket.sends(LAST | PING, "still there?");
            socket.sends(CONTINUATION, "\"pi");
            socket.sends(LAST | PONG, "unasked");
            socket.sends(LAST | CONTINUATION, "ng\"}");

            var answer = socket.next();
            assertThat(answer.kind()).isEqualTo(PONG);
            assertThat(answer.text()).isEqualTo("still there?");
            assertThat(socket.next().text()).contains("\"pong\"");
        }
    }

    @Test
    void aBinaryFrameIsRefusedInItsTurn() {
        try (var socket = opened()) {
            socket.sends(LAST | TEXT, ASKING);
            socket.sends(LAST | BINARY, new byte[] {1, 2, 3});
            socket.sends(LAST | TEXT, ASKING);

            assertThat(List.of(
                            socket.next().text(),
                            socket.next().text(),
                            socket.next().text()))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("\"pong\""),
                            second -> assertThat(second).contains("\"malformed_request\""),
                            third -> assertThat(third).contains("\"pong\""));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 3000, 4000, 4999})
    void aGoodbyeIsReturnedAndTheConnectionEnds(int code) {
        try (var socket = opened()) {
            socket.sendsClose(code);

            assertThat(socket.closedWith()).isEqualTo(code);
            socket.isCutOff();
        }
    }

    @Test
    void aGoodbyeMayBeSilent() {
        try (var socket = opened()) {
            socket.sends(LAST | CLOSE, "");

            assertThat(socket.closedWith()).isEqualTo(1000);
            socket.isCutOff();
        }
    }

    @Test
    void whoLeavesWithoutAGoodbyeIsLetGo() {
        var chat = clinic.newChat();
        try (var doctor = clinic.doctor().joins(chat)) {
            var patient = BareSocket.open(clinic.patient(), "/chats/ws/" + chat.id());
            doctor.hears("presence", presence -> presence.get("online").asBoolean());

            patient.close();

            doctor.hears("presence", presence -> !presence.get("online").asBoolean());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1005, 1015})
    void aCodeThatNobodyMaySendEndsTheConnectionToo(int code) {
        try (var socket = opened()) {
            socket.sendsClose(code);

            socket.isCutOff();
        }
    }

    @Test
    void whatIsNoUtf8EndsTheSocket() {
        for (var bytes : List.of(new byte[] {(byte) 0xC3, 0x28}, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})) {
            try (var socket = opened()) {
                socket.sends(LAST | TEXT, bytes);

                assertThat(socket.closedWith()).isEqualTo(1007);
                socket.isCutOff();
            }
        }
    }

    @Test
    void aCharacterMayBeTornApart() {
        try (var socket = opened()) {
            var text = "{\"type\":\"ping\",\"é\":1}".getBytes(StandardCharsets.UTF_8);
            var middle = text.length - 5;
            assertThat(text[middle - 1] & 0xFF).isEqualTo(0xC3);
            socket.sends(TEXT, Arrays.copyOf(text, middle));
            socket.sends(LAST | CONTINUATION, Arrays.copyOfRange(text, middle, text.length));

            assertThat(socket.hears("error").get("errors").toString()).contains("é");
        }
    }

    @Test
    void framesAgainstTheProtocolEndTheSocket() {
        try (var unmasked = opened();
                var reserved = opened();
                var unknown = opened();
                var longPing = opened();
                var tornPing = opened();
                var outOfTurn = opened()) {
            unmasked.sendsUnmasked(LAST | TEXT, ASKING);
            reserved.sends(LAST | 0x40 | TEXT, ASKING);
            unknown.sends(LAST | 0x3, ASKING);
            longPing.sends(LAST | PING, "x".repeat(126));
            tornPing.sends(PING, "x");
            outOfTurn.sends(LAST | CONTINUATION, ASKING);

            assertThat(List.of(
                            unmasked.closedWith(),
                            reserved.closedWith(),
                            unknown.closedWith(),
                            longPing.closedWith(),
                            tornPing.closedWith(),
                            outOfTurn.closedWith()))
                    .containsOnly(1002);
        }
    }

    @Test
    void aMessageOfAMebibyteIsReadAndALargerOneEndsTheSocket() {
        var largest = "{\"type\":\"ping\"}" + " ".repeat(LARGEST - ASKING.length());
        try (var whole = opened();
                var pieces = opened()) {
            whole.sends(LAST | TEXT, largest);
            whole.hears("pong");
            whole.sends(LAST | TEXT, largest + " ");
            assertThat(whole.closedWith()).isEqualTo(1009);
            whole.isCutOff();

            pieces.sends(TEXT, largest.substring(0, LARGEST / 2));
            pieces.sends(LAST | CONTINUATION, largest.substring(LARGEST / 2));
            pieces.hears("pong");
            pieces.sends(TEXT, largest);
            pieces.sends(LAST | CONTINUATION, " ");
            assertThat(pieces.closedWith()).isEqualTo(1009);
        }
    }

    @Test
    void whoSaysMuchAtOnceIsAnsweredToAllOfIt() {
        try (var socket = opened()) {
            var sending = CompletableFuture.runAsync(() -> socket.sendsOften(MANY, ASKING));
            for (var i = 0; i < MANY; i++) {
                var unused = socket.hears("pong");
            }
            sending.join();
            answers(socket);
        }
    }

    @Test
    void whoReadsNothingIsCutOffAndNobodyElseWaits() {
        var chat = clinic.newChat();
        var deaf = clinic.relate(clinic.strangePatient(), chat.patientId(), "guardian");
        assertThat(deaf).isNotBlank();
        try (var patient = clinic.patient().joins(chat);
                var doctor = clinic.doctor().joins(chat);
                var deafSocket = BareSocket.open(clinic.strangePatient(), "/chats/ws/" + chat.id(), SMALL_BUFFER)) {
            var unused = deafSocket.hears("connected");
            var text = "x".repeat(7_900);
            // More than 500 frames and more than every buffer between the two holds.
            IntStream.rangeClosed(1, 1_500).forEach(number -> {
                doctor.says("message", "message", text);
                var unusedToo = doctor.hears("ack");
                assertThat(patient.hears("message").get("message").get("seq").asInt())
                        .isEqualTo(number);
            });

            deafSocket.isCutOff();
        }
    }

    @Test
    void whoAsksMuchAndReadsNoAnswerIsCutOff() {
        var chat = clinic.newChat();
        try (var doctor = clinic.doctor().joins(chat);
                var greedy = BareSocket.open(clinic.patient(), "/chats/ws/" + chat.id(), SMALL_BUFFER)) {
            doctor.hears("presence", presence -> presence.get("online").asBoolean());
            var sending = CompletableFuture.runAsync(() -> greedy.sendsOften(60_000, "{}"));

            doctor.hears("presence", presence -> !presence.get("online").asBoolean());
            greedy.isCutOff();
            // It may have come to an end, or broken off, but it does not hang.
            var unused = sending.handle((_, _) -> true).join();
        }
    }
}
