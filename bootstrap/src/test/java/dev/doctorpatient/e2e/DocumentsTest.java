package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.testing.BadFiles;
import dev.doctorpatient.testing.SampleFiles;
import dev.doctorpatient.testing.SampleImages;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DocumentsTest {
    /** What the tests' configuration allows for a file. */
    private static final int LARGEST = 3 << 20;

    private final Clinic clinic = Clinic.here();
    private Chat chat;
    private String history;

    @BeforeEach
    void openAChat() {
        chat = clinic.newChat();
        history = "/patients/" + chat.patientId() + "/case-history";
    }

    private String newEntry() {
        return clinic.patient()
                .post(history, json("summary", "Fever"))
                .created()
                .id();
    }

    private String uploaded(String name, byte[] bytes) {
        return Uploads.asForm(clinic.patient(), newEntry(), name, bytes)
                .created()
                .id();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Text of exactly so many bytes. */
    private static byte[] text(int length) {
        var text = new byte[length];
        Arrays.fill(text, (byte) 'x');
        return text;
    }

    @Test
    void everyTypeGoesInAndComesOutBitForBit() throws Exception {
        var entry = newEntry();

        for (var type : FileType.values()) {
            var bytes = SampleFiles.of(type);
            var asForm = Uploads.asForm(clinic.patient(), entry, "disguised.exe", bytes)
                    .created();
            var inBase64 = Uploads.inBase64(clinic.doctor(), chat.patientId(), Uploads.document("x.html", bytes))
                    .created()
                    .body()
                    .get("documents")
                    .get(0);
            for (var document : List.of(asForm.body(), inBase64)) {
                Shapes.requireShape(document, Shapes.DOCUMENT);
                assertThat(document.get("content_type").asText()).isEqualTo(type.mediaType());
                assertThat(document.get("size").asInt()).isEqualTo(bytes.length);
                assertThat(document.get("sha256").asText()).isEqualTo(sha256(bytes));
                var id = document.get("id").asText();
                assertThat(clinic.doctor().get("/documents/" + id).ok().body()).isEqualTo(document);

                var content = Uploads.content(clinic.doctor(), id);

                assertThat(content.statusCode()).isEqualTo(200);
                assertThat(content.asByteArray()).isEqualTo(bytes);
                assertThat(content.header("Content-Type")).startsWith(type.mediaType());
                assertThat(content.header("Content-Length")).isEqualTo(String.valueOf(bytes.length));
            }
            assertThat(asForm.location()).isEqualTo("/documents/" + asForm.id());
            assertThat(asForm.text("uploaded_by")).isEqualTo("patient");
            assertThat(inBase64.get("uploaded_by").asText()).isEqualTo("doctor");
        }
    }

    @Test
    void nothingElseIsTakenInAndNothingOfItStays() {
        var entry = newEntry();
        var before = Uploads.onDisk();

        BadFiles.unsupported().forEach((kind, bytes) -> refusedAsForm(entry, kind, bytes, 415));
        BadFiles.damagedImages().forEach((kind, bytes) -> refusedAsForm(entry, kind, bytes, 415));
        SampleImages.bombs().forEach((kind, bomb) -> refusedAsForm(entry, kind, bomb.bytes(), 413));
        SampleFiles.refused().forEach((kind, bytes) -> {
            Uploads.inBase64(
                            clinic.doctor(),
                            chat.patientId(),
                            Uploads.document("fine.txt", "fine".getBytes(StandardCharsets.UTF_8)),
                            Uploads.document("report.pdf", bytes))
                    .refused(415, "unsupported_media_type");
        });

        BadFiles.unsupported().forEach((kind, bytes) -> {
            assertThat(Uploads.forChat(clinic.patient(), chat.id(), "report.pdf", bytes)
                            .status())
                    .as(kind)
                    .isEqualTo(415);
            if (bytes.length < LARGEST / 2) {
                assertThat(clinic.doctor()
                                .post(
                                        "/messages",
                                        json(
                                                "chat_id",
                                                chat.id(),
                                                "message_type",
                                                "file",
                                                "file",
                                                Uploads.document("report.pdf", bytes)))
                                .status())
                        .as(kind)
                        .isEqualTo(415);
            }
        });

        assertThat(clinic.patient()
                        .get("/patients/" + chat.patientId() + "/reports")
                        .items())
                .isEmpty();
        assertThat(clinic.patient().get(history).each("id")).containsExactly(entry);
        assertThat(clinic.patient().get("/chats/" + chat.id() + "/messages").items())
                .isEmpty();
        Uploads.awaitOnDisk(before);
    }

    private void refusedAsForm(String entry, String kind, byte[] bytes, int status) {
        var answer = Uploads.asForm(clinic.patient(), entry, "report.pdf", bytes);

        assertThat(answer.status()).as(kind).isEqualTo(status);
        assertThat(answer.text("code"))
                .as(kind)
                .isEqualTo(status == 413 ? "payload_too_large" : "unsupported_media_type");
    }

    @Test
    void whatOnlyShowsComesOutBitForBitAndWhatTellsMoreTellsItNot() throws Exception {
        var entry = newEntry();
        for (var image : SampleImages.all().entrySet()) {
            var sent = image.getValue().bytes();
            var document =
                    Uploads.asForm(clinic.patient(), entry, "image", sent).created();

            var kept = Uploads.content(clinic.patient(), document.id()).asByteArray();

            assertThat(document.text("content_type"))
                    .isEqualTo(image.getValue().type().mediaType());
            assertThat(document.text("sha256")).isEqualTo(sha256(kept));
            assertThat(document.body().get("size").asInt()).isEqualTo(kept.length);
            assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                    .as(image.getKey())
                    .doesNotContain(SampleImages.SECRET);
            if (SampleImages.plain().containsKey(image.getKey())) {
                assertThat(kept).as(image.getKey()).isEqualTo(sent);
            }
        }
    }

    @Test
    void aFileMayHaveTheMostBytesAndNotOneMore() {
        var entry = newEntry();
        Uploads.asForm(clinic.patient(), entry, "a.txt", text(LARGEST)).created();
        Uploads.inBase64(clinic.patient(), chat.patientId(), Uploads.document("a.txt", text(LARGEST)))
                .created();
        var before = Uploads.onDisk();

        Uploads.asForm(clinic.patient(), entry, "a.txt", text(LARGEST + 1)).refused(413, "payload_too_large");
        Uploads.inBase64(clinic.patient(), chat.patientId(), Uploads.document("a.txt", text(LARGEST + 1)))
                .refused(413, "payload_too_large");
        Uploads.asForm(clinic.patient(), entry, "a.txt", text(3 * LARGEST)).refused(413, "payload_too_large");
        Uploads.inBase64(clinic.patient(), chat.patientId(), Uploads.document("a.txt", text(3 * LARGEST)))
                .refused(413, "payload_too_large");

        Uploads.awaitOnDisk(before);
    }

    @Test
    void aBodyWithoutALengthIsCountedWhileItComes() throws Exception {
        var before = Uploads.onDisk();
        var form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                + "x".repeat(3 * LARGEST);
        var entry =
                "{\"summary\":\"a\",\"documents\":[{\"file_name\":\"a\",\"content_base64\":\"" + "QUJD".repeat(LARGEST);

        chunked("/case-histories/" + newEntry() + "/documents", "multipart/form-data; boundary=b", form)
                .refused(413, "payload_too_large");
        chunked(history, "application/json", entry).refused(413, "payload_too_large");
        chunked("/hospitals", "application/json", "{\"name\":\"" + "x".repeat(LARGEST))
                .refused(413, "payload_too_large");

        Uploads.awaitOnDisk(before);
    }

    private Answer chunked(String path, String type, String body) throws Exception {
        var bytes = body.getBytes(StandardCharsets.US_ASCII);
        var request = HttpRequest.newBuilder(URI.create(clinic.address("http") + Clinic.BASE_PATH + path))
                .header("Authorization", "Bearer " + clinic.patient().accessToken())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return new Answer("POST chunks to " + path, http.send(request, BodyHandlers.ofString()));
        }
    }

    @Test
    void whatIsNoFormWithOneFileIsRefused() {
        var path = "/case-histories/" + newEntry() + "/documents";
        var before = Uploads.onDisk();
        var patient = clinic.patient();

        Uploads.asForm(patient, path.split("/", -1)[2], "a.txt", new byte[0]).invalid("file");
        Uploads.asForm(patient, path.split("/", -1)[2], "..", text(3)).invalid("file");
        new Answer(
                        "no file",
                        patient.request().multiPart("other", "a.txt", text(3)).post(path))
                .invalid("other");
        new Answer("text", patient.request().multiPart("file", "just text").post(path)).invalid("file");
        new Answer(
                        "two files",
                        patient.request()
                                .multiPart("file", "a.txt", text(3))
                                .multiPart("file", "b.txt", text(3))
                                .post(path))
                .invalid("file");
        patient.post(path, json()).refused(415, "unsupported_media_type");
        for (var body : List.of(
                "",
                "x",
                "--b",
                "--b\r\n\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc")) {
            assertThat(form(path, "multipart/form-data; boundary=b", body))
                    .as(body)
                    .isIn(400, 422);
        }
        assertThat(form(path, "multipart/form-data", "--b--")).isIn(400, 422);

        Uploads.awaitOnDisk(before);
    }

    private int form(String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create(clinic.address("http") + Clinic.BASE_PATH + path))
                .header("Authorization", "Bearer " + clinic.patient().accessToken())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = new Answer("POST form " + body, http.send(request, BodyHandlers.ofString()));
            assertThat(answer.text("code")).isIn("malformed_request", "validation_failed");
            return answer.status();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aDownloadIsNeverShownNorKept() {
        var id = Uploads.inBase64(
                        clinic.patient(), chat.patientId(), Uploads.document("Befund \"M\u00fcller\".txt", text(3)))
                .created()
                .body()
                .get("documents")
                .get(0)
                .get("id")
                .asText();

        var content = Uploads.content(clinic.patient(), id);

        assertThat(content.header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"Befund _M_ller_.txt\"; filename*=UTF-8''Befund%20%22M%C3%BCller%22.txt");
        assertThat(content.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(content.headers().getValues("Cache-Control")).containsExactly("no-store");
        assertThat(content.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(content.header("ETag"))
                .isEqualTo("\"" + clinic.patient().get("/documents/" + id).ok().text("sha256") + "\"");
    }

    @Test
    void aPieceIsServedAlone() {
        var id = uploaded("a.txt", "0123456789".getBytes(StandardCharsets.UTF_8));

        assertPiece(id, "bytes=0-3", "0123", "bytes 0-3/10");
        assertPiece(id, "bytes=7-", "789", "bytes 7-9/10");
        assertPiece(id, "bytes=-2", "89", "bytes 8-9/10");
        assertPiece(id, "bytes=5-99", "56789", "bytes 5-9/10");
        for (var range : List.of("bytes=0-1,3-4", "lines=1-2", "bytes=x-y")) {
            var whole = Uploads.content(clinic.patient(), id, "Range", range);
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.asString()).isEqualTo("0123456789");
        }
        var beyond = Uploads.content(clinic.patient(), id, "Range", "bytes=10-");
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */10");
        new Answer("beyond", beyond).refused(416, "range_not_satisfiable");
    }

    private void assertPiece(String id, String range, String piece, String contentRange) {
        var content = Uploads.content(clinic.patient(), id, "Range", range);

        assertThat(content.statusCode()).isEqualTo(206);
        assertThat(content.asString()).isEqualTo(piece);
        assertThat(content.header("Content-Range")).isEqualTo(contentRange);
        assertThat(content.header("Content-Length")).isEqualTo(String.valueOf(piece.length()));
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        var id = uploaded("a.txt", "0123456789".getBytes(StandardCharsets.UTF_8));
        var tag = Objects.requireNonNull(Uploads.content(clinic.patient(), id).header("ETag"));

        for (var known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            var content = Uploads.content(clinic.patient(), id, "If-None-Match", known);
            assertThat(content.statusCode()).isEqualTo(304);
            assertThat(content.asByteArray()).isEmpty();
            assertThat(content.header("ETag")).isEqualTo(tag);
        }
        assertThat(Uploads.content(clinic.patient(), id, "If-None-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Uploads.content(clinic.patient(), id, "Range", "bytes=0-3", "If-Range", tag)
                        .statusCode())
                .isEqualTo(206);
        assertThat(Uploads.content(clinic.patient(), id, "Range", "bytes=0-3", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(clinic.strangePatient()
                        .request()
                        .header("If-None-Match", tag)
                        .get("/documents/" + id + "/content")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyTheHeadersCanBeAskedForToo() {
        var id = uploaded("a.txt", "0123456789".getBytes(StandardCharsets.UTF_8));

        var head = clinic.patient().request().head("/documents/" + id + "/content");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("10");
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void base64MayHaveLineBreaks() {
        var bytes = text(200);
        var entry = clinic.patient()
                .post(
                        history,
                        Uploads.entry(json(
                                "file_name",
                                "a.txt",
                                "content_base64",
                                Base64.getMimeEncoder().encodeToString(bytes))))
                .created();

        var document = entry.body().get("documents").get(0).get("id").asText();

        assertThat(Uploads.content(clinic.patient(), document).asByteArray()).isEqualTo(bytes);
    }
}
