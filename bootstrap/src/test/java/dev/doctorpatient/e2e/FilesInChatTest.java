package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.testing.SampleFiles;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files and recordings that are sent in chats, in base 64 or uploaded before, over REST and over sockets. */
@QuarkusTest
class FilesInChatTest {
    private static final byte[] NOTE = "Rest, and drink a lot".getBytes(StandardCharsets.UTF_8);
    private static final byte[] RECORDING = SampleFiles.of(FileType.WAV);

    private final Clinic clinic = Clinic.here();
    private Chat chat;

    @BeforeEach
    void openChat() {
        chat = clinic.newChat();
    }

    private Map<String, @Nullable Object> message(String type, @Nullable Object file, @Nullable Object... others) {
        var message = json(others);
        message.put("chat_id", chat.id());
        message.put("message_type", type);
        message.put("file", file);
        return message;
    }

    private static Map<String, @Nullable Object> uploaded(String document) {
        return json("document_id", document);
    }

    private String upload(Person who, String name, byte[] bytes) {
        return Uploads.forChat(who, chat.id(), name, bytes).created().text("document_id");
    }

    private static void assertReadable(JsonNode message, byte[] bytes, Person... readers) {
        var file = Shapes.requireShape(message.get("file_details"), Shapes.SENT_FILE);
        assertThat(file.get("link").asText())
                .isEqualTo("/api/v1/documents/" + file.get("document_id").asText() + "/content");
        assertThat(file.get("size").asInt()).isEqualTo(bytes.length);
        for (var reader : readers) {
            assertThat(Uploads.content(reader, file.get("document_id").asText()).asByteArray())
                    .isEqualTo(bytes);
        }
    }

    @Test
    void aFileGoesInByRestAndIsThereForBothSidesAndNobodyElse() {
        try (var patient = clinic.patient().joins(chat)) {
            var sent = clinic.doctor()
                    .post("/messages", message("file", Uploads.document("note.txt", NOTE), "message", "Read this"))
                    .created()
                    .shaped(Shapes.MESSAGE);

            assertThat(sent.get("message_type").asText()).isEqualTo("file");
            assertThat(sent.get("message").asText()).isEqualTo("Read this");
            assertThat(sent.get("file_details").get("content_type").asText()).isEqualTo("text/plain");
            assertReadable(sent, NOTE, clinic.doctor(), clinic.patient());
            assertThat(patient.hears("message").get("message")).isEqualTo(sent);
            assertThat(clinic.patient().get("/chats/" + chat.id() + "/messages").items())
                    .containsExactly(sent);
            assertThat(clinic.patient().get("/chats/" + chat.id()).body().get("last_message"))
                    .isEqualTo(sent);
            var path =
                    "/documents/" + sent.get("file_details").get("document_id").asText();
            clinic.strangeDoctor().get(path).refused(404, "not_found");
            clinic.strangePatient().get(path + "/content").refused(404, "not_found");
            assertThat(clinic.patient()
                            .get("/patients/" + chat.patientId() + "/reports")
                            .each("id"))
                    .contains(sent.get("file_details").get("document_id").asText());
        }
    }

    @Test
    void aRecordingGoesInByTheSocket() {
        try (var doctor = clinic.doctor().joins(chat);
                var patient = clinic.patient().joins(chat)) {
            patient.says(
                    "message",
                    "message_type",
                    "audio",
                    "file",
                    Uploads.document("voice.wav", RECORDING),
                    "client_message_id",
                    "a1");

            var ack = patient.hears("ack");
            var heard = doctor.hears("message").get("message");
            assertThat(heard.get("id")).isEqualTo(ack.get("message_id"));
            assertThat(heard.get("message_type").asText()).isEqualTo("audio");
            assertThat(heard.get("message").isNull()).isTrue();
            assertThat(heard.get("file_details").get("content_type").asText()).isEqualTo("audio/wav");
            assertReadable(heard, RECORDING, clinic.doctor(), clinic.patient());
        }
    }

    @Test
    void aFileThatWasUploadedIsSentByRestOrSocketOnce() {
        var first = upload(clinic.doctor(), "note.txt", NOTE);
        var second = upload(clinic.patient(), "voice.wav", RECORDING);
        clinic.patient().get("/documents/" + first).refused(404, "not_found");
        clinic.doctor().get("/documents/" + first).refused(404, "not_found");
        Shapes.requireShape(clinic.doctor().get("/uploads/" + first).ok().body(), Shapes.CHAT_UPLOAD);
        try (var doctor = clinic.doctor().joins(chat);
                var patient = clinic.patient().joins(chat)) {

            var sent = clinic.doctor()
                    .post("/messages", message("file", uploaded(first), "client_message_id", "f1"))
                    .created();
            patient.says("message", "message_type", "audio", "file", uploaded(second), "client_message_id", "f2");

            assertReadable(sent.body(), NOTE, clinic.patient());
            assertThat(patient.hears("message").get("message")).isEqualTo(sent.body());
            patient.hears("ack");
            doctor.hears("message");
            assertReadable(doctor.hears("message").get("message"), RECORDING, clinic.doctor());
            var again = clinic.doctor()
                    .post("/messages", message("file", uploaded(first), "client_message_id", "f1"))
                    .ok();
            assertThat(again.body()).isEqualTo(sent.body());
            clinic.doctor()
                    .post("/messages", message("file", uploaded(first), "client_message_id", "f3"))
                    .invalid("file.document_id");
            clinic.doctor().get("/uploads/" + first).refused(404, "not_found");
            clinic.patient().get("/documents/" + first).ok();
        }
    }

    @Test
    void aRepetitionBringsItsFileAgainAndLeavesNothing() {
        var file = Uploads.document("note.txt", NOTE);
        var body = message("file", file, "client_message_id", "r1");
        var first = clinic.doctor().post("/messages", body).created();
        var before = Uploads.onDisk();
        try (var doctor = clinic.doctor().joins(chat)) {

            var again = clinic.doctor().post("/messages", body).ok();
            doctor.says("message", "message_type", "file", "file", file, "client_message_id", "r1");

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(doctor.hears("ack").get("message_id").asText()).isEqualTo(first.id());
            var other = Uploads.document("note.txt", "Something else".getBytes(StandardCharsets.UTF_8));
            clinic.doctor()
                    .post("/messages", message("file", other, "client_message_id", "r1"))
                    .refused(409, "idempotency_key_reused");
            clinic.doctor()
                    .post("/messages", json("chat_id", chat.id(), "message", "Hello", "client_message_id", "r1"))
                    .refused(409, "idempotency_key_reused");
            Uploads.awaitOnDisk(before);
        }
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedByName() {
        var note = Uploads.document("note.txt", NOTE);
        var before = Uploads.onDisk();
        var doctor = clinic.doctor();

        doctor.post("/messages", message("text", note, "message", "Hello")).invalid("file");
        doctor.post("/messages", message("text", null)).invalid("message");
        doctor.post("/messages", message("file", null, "message", "Hello")).invalid("file");
        doctor.post("/messages", message("picture", note)).invalid("message_type");
        doctor.post("/messages", message("audio", note)).invalid("file");
        doctor.post("/messages", message("file", json("file_name", "a.txt"))).invalid("file.content_base64");
        doctor.post("/messages", message("file", json("content_base64", "YQ==")))
                .invalid("file.file_name");
        doctor.post("/messages", message("file", json("file_name", "a.txt", "content_base64", "?")))
                .invalid("file.content_base64");
        doctor.post("/messages", message("file", json("file_name", "a.txt", "content_base64", "")))
                .invalid("file.content_base64");
        doctor.post(
                        "/messages",
                        message("file", json("document_id", UUID.randomUUID().toString())))
                .invalid("file.document_id");
        doctor.post(
                        "/messages",
                        message("file", json("document_id", UUID.randomUUID().toString(), "file_name", "a")))
                .invalid("file.document_id");
        doctor.post(
                        "/messages",
                        message("file", Uploads.document("a.html", "<html></html>".getBytes(StandardCharsets.UTF_8))))
                .refused(415, "unsupported_media_type");
        try (var socket = doctor.joins(chat)) {
            for (var file : List.of(
                    json("file_name", "a.txt", "content_base64", "?"),
                    json("file_name", "a.html", "content_base64", "PGh0bWw+PC9odG1sPg=="),
                    json("document_id", UUID.randomUUID().toString()))) {
                socket.says("message", "message_type", "file", "file", file, "client_message_id", "w1");
                assertThat(socket.hears("error").get("client_message_id").asText())
                        .isEqualTo("w1");
            }
        }

        assertThat(doctor.get("/chats/" + chat.id() + "/messages").items()).isEmpty();
        Uploads.awaitOnDisk(before);
    }

    @Test
    void onlyWhoUploadedAFileSendsItAndOnlyThere() {
        var ofDoctor = upload(clinic.doctor(), "note.txt", NOTE);
        var elsewhere = clinic.newChat();

        clinic.patient().post("/messages", message("file", uploaded(ofDoctor))).invalid("file.document_id");
        clinic.doctor()
                .post("/messages", json("chat_id", elsewhere.id(), "file", uploaded(ofDoctor)))
                .invalid("file.document_id");

        clinic.doctor().post("/messages", message("file", uploaded(ofDoctor))).created();
    }

    @Test
    void nothingIsUploadedForAClosedChat() {
        clinic.administrator()
                .delete("/mappings/doctor-patient/" + chat.assignmentId())
                .done();
        var before = Uploads.onDisk();

        Uploads.forChat(clinic.patient(), chat.id(), "note.txt", NOTE).refused(409, "chat_closed");
        clinic.patient()
                .post("/messages", message("file", Uploads.document("note.txt", NOTE)))
                .refused(409, "chat_closed");

        Uploads.awaitOnDisk(before);
    }

    @Test
    void aFileThatIsTooLargeForAFrameGoesByForm() {
        var large = "day,systolic\n".repeat(76_000).getBytes(StandardCharsets.UTF_8);

        var document = upload(clinic.patient(), "diary.csv", large);
        var sent = clinic.patient()
                .post("/messages", message("file", uploaded(document)))
                .created();

        assertThat(sent.body().get("file_details").get("size").asInt()).isEqualTo(large.length);
        Uploads.forChat(clinic.patient(), chat.id(), "huge.csv", new byte[4 << 20])
                .refused(413, "payload_too_large");
    }
}
