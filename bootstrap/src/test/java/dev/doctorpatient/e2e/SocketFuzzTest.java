package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Says on every socket what no well-behaved client says: each frame is answered with an error, and the socket lives on. */
@QuarkusTest
class SocketFuzzTest {
    private static final int DEEP = 1_000;
    private static final String TOO_LARGE = "{\"type\":\"ping\",\"x\":\"" + "x".repeat(1_100_000) + "\"}";
    private static final Set<String> CODES = Set.of("malformed_request", "validation_failed", "not_found");

    /** Values of another type than a text, a flag or an id. */
    private static final List<String> WRONG_VALUES = List.of(
            "5",
            "-1",
            "1e400",
            "9".repeat(100),
            "[]",
            "[\"x\"]",
            "{}",
            "{\"x\":1}",
            "\"\"",
            "\" \"",
            "\"a\\u0000b\"",
            "\"a\\u0007b\"",
            "\"\\ud83d\"",
            "\"\\ude00x\"",
            "\"" + "x".repeat(100_000) + "\"");

    private final Clinic clinic = Clinic.here();

    /** Frames that no socket knows. */
    private static Stream<String> strange() {
        return Stream.of(
                "",
                " ",
                "null",
                "true",
                "5",
                "\"ping\"",
                "[]",
                "[{\"type\":\"ping\"}]",
                "{",
                "{}",
                "ping",
                "{\"type\":\"ping\"",
                "{\"type\":\"ping\"}}",
                "{\"type\":\"ping\"}{\"type\":\"ping\"}",
                "{\"type\":\"ping\"}\u0000",
                "{\"type\":\"ping\",\"type\":\"ping\"}",
                "{\"type\":\"ping\",\"unknown\":1}",
                "{\"type\":\"ping\",\"\":1}",
                "{\"type\":\"ping\",\"\\u0000\":1}",
                "{\"type\":\"ping\",\"\\ud800\":1}",
                "{\"type\":\"ping\",\"" + "x".repeat(1_000) + "\":1}",
                "{'type':'ping'}",
                "{\"type\":null}",
                "{\"type\":5}",
                "{\"type\":true}",
                "{\"type\":[\"ping\"]}",
                "{\"type\":{\"type\":\"ping\"}}",
                "{\"type\":\"\"}",
                "{\"type\":\"PING\"}",
                "{\"type\":\"ping \"}",
                "{\"type\":\"pong\"}",
                "{\"type\":\"connected\"}",
                "{\"type\":\"\\ud800\"}",
                "{\"type\":\"java.lang.Runtime\"}",
                "{\"type\":\"" + "x".repeat(100_000) + "\"}",
                "{\"type\":" + "9".repeat(200) + "}",
                "{\"Type\":\"ping\"}",
                "{\"type\":\"ping\",\"x\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}",
                "[".repeat(DEEP),
                "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
    }

    /** Frames of a type with every wrong value of one field. */
    private static Stream<String> wrong(String type, String field, String others) {
        return Stream.concat(
                Stream.of("{\"type\":\"" + type + "\"}", "{\"type\":\"" + type + "\",\"" + field + "\":null}"),
                WRONG_VALUES.stream()
                        .map(value -> "{\"type\":\"" + type + "\"" + others + ",\"" + field + "\":" + value + "}"));
    }

    private static void checkThatItSurvives(SocketClient socket, Stream<String> frames) {
        var faults = new ArrayList<String>();
        frames.forEach(frame -> {
            socket.saysText(frame);
            var refused = socket.hears("error");
            var shown = frame.substring(0, Math.min(200, frame.length())) + " -> " + refused;
            if (!CODES.contains(refused.path("code").asText())
                    || refused.path("detail").asText().isBlank()
                    || refused.toString().contains("Exception")) {
                faults.add(shown);
            }
        });
        assertThat(faults).isEmpty();
        socket.saysBytes(new byte[] {0, 1, 2, (byte) 0xFF});
        assertThat(socket.hears("error").path("code").asText()).isEqualTo("malformed_request");
        assertThat(socket.untakenBeforePong()).isEmpty();
    }

    private static void checkThatItEndsWhenAFrameIsTooLarge(SocketClient socket) {
        socket.saysText(TOO_LARGE);

        assertThat(socket.closedWith()).isEqualTo(1009);
    }

    @Test
    void aChatSurvivesEveryFrame() {
        var chat = clinic.newChat();
        var socket = clinic.patient().joins(chat);

        checkThatItSurvives(
                socket,
                Stream.of(
                                strange(),
                                wrong("message", "message", ""),
                                wrong("message", "client_message_id", ",\"message\":\"x\"")
                                        .filter(frame -> !frame.contains(":null")),
                                wrong("message", "message_type", ",\"message\":\"x\"")
                                        .filter(frame -> !frame.contains(":null")),
                                wrong("read", "message_id", ""),
                                wrong("typing", "is_typing", ""),
                                Stream.of(
                                        "{\"type\":\"read\",\"message_id\":\"1-1-1-1-1\"}",
                                        "{\"type\":\"read\",\"message_id\":\"" + BadValues.NOBODY + "\"}",
                                        "{\"type\":\"typing\",\"is_typing\":\"true\"}"))
                        .flatMap(frames -> frames));

        assertThat(clinic.doctor().get("/chats/" + chat.id() + "/messages").items())
                .isEmpty();
        checkThatItEndsWhenAFrameIsTooLarge(socket);
    }

    @Test
    void anInterviewSurvivesEveryFrame() {
        var chat = clinic.newChat();
        var session = clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();
        var socket = clinic.patient().opens("/ai-assistant/ws/" + session, "");
        socket.hears("connected");

        checkThatItSurvives(
                socket,
                Stream.of(
                                strange(),
                                wrong("message", "content", ""),
                                wrong("message", "client_message_id", ",\"content\":\"x\"")
                                        .filter(frame -> !frame.contains(":null")))
                        .flatMap(frames -> frames));

        assertThat(clinic.patient().get("/ai/sessions/" + session + "/messages").items())
                .hasSize(1);
        checkThatItEndsWhenAFrameIsTooLarge(socket);
    }

    @Test
    void theNotificationsSurviveEveryFrame() {
        var socket = clinic.patient().opens("/notifications/ws", "");
        socket.hears("connected");

        checkThatItSurvives(
                socket,
                Stream.of(
                                strange(),
                                wrong("read", "notification_id", ""),
                                Stream.of("{\"type\":\"read\",\"notification_id\":\"" + BadValues.NOBODY + "\"}"))
                        .flatMap(frames -> frames));

        checkThatItEndsWhenAFrameIsTooLarge(socket);
    }
}
