package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.testing.SampleFiles;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CaseHistoryTest {
    private static final String GLASS = "X-Break-Glass";
    private static final String REASON = "The patient is unconscious";

    private final Clinic clinic = Clinic.here();
    private Chat chat;
    private String history;

    @BeforeEach
    void openAChat() {
        chat = clinic.newChat();
        history = "/patients/" + chat.patientId() + "/case-history";
    }

    private String written(Person author) {
        return author.post(history, json("summary", "Fever since Monday"))
                .created()
                .id();
    }

    private Answer throughGlass(String path) {
        return new Answer(
                "GET " + path + " through glass",
                clinic.administrator().request().header(GLASS, REASON).get(path));
    }

    @Test
    void anEntryIsWrittenAndReadByBothSides() {
        var pdf = SampleFiles.of(FileType.PDF);
        var created = clinic.patient()
                .post(
                        history,
                        json(
                                "summary",
                                "Fever since Monday",
                                "documents",
                                List.of(
                                        Uploads.document("Blood count.pdf", pdf),
                                        json(
                                                "file_name",
                                                "C:\\scans\\note.html",
                                                "content_type",
                                                "text/html",
                                                "content_base64",
                                                "QSBub3RlLg=="))))
                .created();

        var entry = created.shaped(Shapes.CASE_HISTORY);
        assertThat(created.location()).isEqualTo("/case-histories/" + created.id());
        assertThat(entry.get("patient_id").asText()).isEqualTo(chat.patientId());
        assertThat(entry.get("summary").asText()).isEqualTo("Fever since Monday");
        assertThat(entry.get("created_by").asText()).isEqualTo(clinic.patient().userId());
        assertThat(entry.get("ai_session_id").isNull()).isTrue();
        assertThat(entry.get("documents")).hasSize(2);
        var first = Shapes.requireShape(entry.get("documents").get(0), Shapes.DOCUMENT);
        assertThat(first.get("case_history_id").asText()).isEqualTo(created.id());
        assertThat(first.get("file_name").asText()).isEqualTo("Blood count.pdf");
        assertThat(first.get("content_type").asText()).isEqualTo("application/pdf");
        assertThat(first.get("size").asInt()).isEqualTo(pdf.length);
        assertThat(first.get("uploaded_by").asText()).isEqualTo("patient");
        assertThat(first.get("link").asText())
                .isEqualTo("/api/v1/documents/" + first.get("id").asText() + "/content");
        var second = entry.get("documents").get(1);
        assertThat(second.get("file_name").asText()).isEqualTo("note.html");
        assertThat(second.get("content_type").asText()).isEqualTo("text/plain");
        assertThat(clinic.doctor().get(created.location()).ok().body()).isEqualTo(entry);
        assertThat(clinic.doctor().get(history).items(Shapes.CASE_HISTORY)).containsExactly(entry);
    }

    @Test
    void aCaseHistoryIsNewestFirstInStablePages() {
        var ids = new ArrayList<String>();
        for (var author : List.of(clinic.patient(), clinic.doctor(), clinic.patient())) {
            ids.addFirst(written(author));
        }

        var seen = Clinic.allPages(
                cursor -> cursor == null
                        ? clinic.doctor().get(history, "limit", 1)
                        : clinic.doctor().get(history, "limit", 1, "cursor", cursor),
                () -> written(clinic.patient()));

        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void entriesAreNeverChangedOrRemoved() {
        var path = "/case-histories/" + written(clinic.doctor());

        clinic.doctor().put(path, json("summary", "Never mind")).refused(405, "method_not_allowed");
        clinic.doctor().delete(path).refused(405, "method_not_allowed");
        clinic.doctor().put(history, json("summary", "Never mind")).refused(405, "method_not_allowed");
    }

    @Test
    void whoWasWrongAmendsAnEntry() {
        var wrong = written(clinic.doctor());

        var right = clinic.doctor()
                .post(history, json("summary", "No fever", "amends", wrong))
                .created();

        assertThat(right.shaped(Shapes.CASE_HISTORY).get("amends").asText()).isEqualTo(wrong);
        var amended = clinic.patient().get("/case-histories/" + wrong).ok().body();
        assertThat(amended.get("summary").asText()).isEqualTo("Fever since Monday");
        assertThat(amended.get("amends").isNull()).isTrue();
        assertThat(amended.get("amended_by").get(0).asText()).isEqualTo(right.id());
        assertThat(clinic.patient().get(history).items(Shapes.CASE_HISTORY)).containsExactly(right.body(), amended);
        clinic.patient()
                .post(history, json("summary", "Fever!", "amends", wrong))
                .refused(403, "forbidden");
        clinic.patient()
                .post(
                        history,
                        json("summary", "Fever!", "amends", UUID.randomUUID().toString()))
                .invalid("amends");
        clinic.patient()
                .post(history, json("summary", "Fever!", "amends", "that one"))
                .invalid("amends");
    }

    @Test
    void outsidersFindNothing() {
        var entry = Uploads.inBase64(
                        clinic.patient(), chat.patientId(), Uploads.document("a.pdf", SampleFiles.of(FileType.PDF)))
                .created();
        var document = entry.body().get("documents").get(0).get("id").asText();
        var paths = List.of(
                history,
                "/patients/" + chat.patientId() + "/reports",
                "/case-histories/" + entry.id(),
                "/documents/" + document,
                "/documents/" + document + "/content");

        for (var path : paths) {
            var missing = path.replace(chat.patientId(), UUID.randomUUID().toString())
                    .replace(entry.id(), UUID.randomUUID().toString())
                    .replace(document, UUID.randomUUID().toString());
            for (var person : List.of(clinic.strangeDoctor(), clinic.strangePatient())) {
                assertThat(person.get(path).refused(404, "not_found").body())
                        .isEqualTo(person.get(missing).refused(404, "not_found").body());
            }
            clinic.hospital().get(path).refused(403, "forbidden");
            clinic.hospital().get(missing).refused(403, "forbidden");
            clinic.administrator().get(path).refused(403, "break_glass_required");
            clinic.administrator().get(missing).refused(404, "not_found");
            clinic.anybody().get(path).refused(401, "unauthenticated");
        }
        assertThat(throughGlass(history).items(Shapes.CASE_HISTORY)).hasSize(1);
        throughGlass("/case-histories/" + entry.id()).ok();
        throughGlass("/documents/" + document).ok();
        assertThat(Uploads.content(clinic.administrator(), document, GLASS, REASON)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void outsidersWriteNothing() {
        var before = Uploads.onDisk();
        var pdf = SampleFiles.of(FileType.PDF);
        var entry = written(clinic.doctor());

        for (var person : List.of(clinic.strangeDoctor(), clinic.strangePatient())) {
            Uploads.inBase64(person, chat.patientId(), Uploads.document("a.pdf", pdf))
                    .refused(404, "not_found");
            Uploads.asForm(person, entry, "a.pdf", pdf).refused(404, "not_found");
        }
        Uploads.inBase64(clinic.hospital(), chat.patientId(), Uploads.document("a.pdf", pdf))
                .refused(403, "forbidden");
        Uploads.asForm(clinic.hospital(), entry, "a.pdf", pdf).refused(403, "forbidden");
        Uploads.inBase64(clinic.administrator(), chat.patientId(), Uploads.document("a.pdf", pdf))
                .refused(403, "break_glass_required");
        Uploads.asForm(clinic.administrator(), entry, "a.pdf", pdf).refused(403, "break_glass_required");
        Uploads.inBase64(clinic.anybody(), chat.patientId(), Uploads.document("a.pdf", pdf))
                .refused(401, "unauthenticated");
        Uploads.asForm(clinic.anybody(), entry, "a.pdf", pdf).refused(401, "unauthenticated");
        Uploads.asForm(clinic.patient(), entry, "a.pdf", pdf).refused(403, "forbidden");

        assertThat(clinic.doctor().get(history).each("id")).containsExactly(entry);
        Uploads.awaitOnDisk(before);
    }

    @Test
    void accessEndsWithTheAssignment() {
        var entry = written(clinic.patient());

        clinic.unassign(chat);

        clinic.doctor().get(history).refused(404, "not_found");
        clinic.doctor().get("/case-histories/" + entry).refused(404, "not_found");
        clinic.doctor().post(history, json("summary", "Once more")).refused(404, "not_found");
        clinic.patient().get(history).ok();
    }

    @Test
    void whatIsWrongIsNamed() {
        var patient = clinic.patient();
        var pdf = SampleFiles.of(FileType.PDF);

        patient.post(history, json()).invalid("summary");
        patient.post(history, json("summary", " ")).invalid("summary");
        patient.post(history, json("summary", "x".repeat(10_001))).invalid("summary");
        patient.post(history, json("summary", "Fever", "diagnosis", "Flu")).invalid("diagnosis");
        patient.post(
                        history,
                        json(
                                "summary",
                                "Fever",
                                "ai_session_id",
                                UUID.randomUUID().toString()))
                .invalid("ai_session_id");
        patient.post(history, json("summary", "Fever", "documents", json())).invalid("documents");
        patient.post(history, Uploads.entry(json("file_name", "a.pdf"))).invalid("documents.0.content_base64");
        patient.post(history, Uploads.entry(Uploads.document("a.pdf", pdf), json("content_base64", "QQ==")))
                .invalid("documents.1.file_name");
        patient.post(history, Uploads.entry(json("file_name", "../", "content_base64", "QQ==")))
                .invalid("documents.0.file_name");
        patient.post(history, Uploads.entry(Uploads.document("a.txt", new byte[0])))
                .invalid("documents.0.content_base64");
        for (var base64 : List.of("QQ=", "Q", "QUJD!", "data:text/plain;base64,QQ==", "\u00e9\u00e9\u00e9\u00e9")) {
            patient.post(history, Uploads.entry(json("file_name", "a.txt", "content_base64", base64)))
                    .invalid("documents.0.content_base64");
        }
        patient.post(history, Uploads.entry(json("file_name", "a.txt", "content_base64", 5)))
                .invalid("documents.0.content_base64");
        patient.post(history, Uploads.entry(json("file_name", "a", "content_base64", "QQ==", "size", 1)))
                .invalid("documents.0.size");
        var large = "a".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);
        patient.post(
                        history,
                        Uploads.entry(
                                json("file_name", "a.txt", "content_base64", "?"), Uploads.document("b.txt", large)))
                .invalid("documents.0.content_base64");
        patient.get("/patients/5/case-history").refused(400, "malformed_request");
        patient.get(history, "limit", 0).invalid("limit");
        for (var body :
                List.of("", "{", "[]", "null", "{\"summary\":\"a\",\"summary\":\"b\"}", "{\"summary\":\"a\"} x")) {
            patient.post(history, body).refused(400, "malformed_request");
        }
        assertThat(patient.get(history).items()).isEmpty();
    }

    @Test
    void onlyALongFileMakesABodyLong() {
        var million = "x".repeat(1_200_000);

        clinic.patient().post(history, json("summary", million)).refused(422, "validation_failed");
        clinic.patient().post("/hospitals", json("name", million)).refused(413, "payload_too_large");
    }

    @Test
    void theDoctorTakesAnInterviewOver() {
        var session = clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();
        var path = "/ai/sessions/" + session + "/case-history";
        clinic.patient()
                .post("/ai/messages", json("session_id", session, "message", "A headache"))
                .created();
        clinic.doctor().post(path, json()).refused(422, "nothing_to_summarize");
        var summary = clinic.patient()
                .post("/ai/messages", json("session_id", session, "message", "/summarize"))
                .created()
                .text("response");

        var taken = clinic.doctor().post(path, json()).created();

        var entry = taken.shaped(Shapes.CASE_HISTORY);
        assertThat(entry.get("summary").asText()).isEqualTo(summary);
        assertThat(entry.get("ai_session_id").asText()).isEqualTo(session);
        assertThat(entry.get("patient_id").asText()).isEqualTo(chat.patientId());
        assertThat(clinic.patient().get(history).items(Shapes.CASE_HISTORY)).containsExactly(entry);
        clinic.patient().post(path, json()).refused(403, "forbidden");
        clinic.hospital().post(path, json()).refused(403, "forbidden");
        clinic.administrator().post(path, json()).refused(403, "break_glass_required");
        clinic.strangeDoctor().post(path, json()).refused(404, "not_found");
        var own = clinic.patient()
                .post(history, json("summary", "As I said", "ai_session_id", session))
                .created()
                .body();
        assertThat(own.get("ai_session_id").asText()).isEqualTo(session);
    }

    @Test
    void reportsListTheDocumentsOfAllEntries() {
        var reports = "/patients/" + chat.patientId() + "/reports";
        var first = documents(Uploads.inBase64(
                clinic.patient(),
                chat.patientId(),
                Uploads.document("Blood count.pdf", SampleFiles.of(FileType.PDF)),
                Uploads.document("X-Ray.png", SampleFiles.of(FileType.PNG))));
        var second = documents(Uploads.inBase64(
                clinic.doctor(), chat.patientId(), Uploads.document("blood.csv", SampleFiles.of(FileType.CSV))));

        var all = clinic.patient().get(reports).items(Shapes.DOCUMENT);

        assertThat(all).hasSize(3).startsWith(second.getFirst()).containsAll(first);
        assertThat(clinic.doctor().get(reports, "q", "BLOOD").each("file_name"))
                .containsExactly("blood.csv", "Blood count.pdf");
        assertThat(clinic.doctor().get(reports, "q", "%").items()).isEmpty();
        for (var type : List.of("application/pdf", "pdf", "PDF", "application")) {
            assertThat(clinic.doctor().get(reports, "type", type).each("file_name"))
                    .containsExactly("Blood count.pdf");
        }
        assertThat(clinic.doctor().get(reports, "type", "image,text").items()).hasSize(2);
        assertThat(clinic.doctor().get(reports, "type", "audio/mpeg").items()).isEmpty();
        clinic.doctor().get(reports, "type", "text/html").invalid("type");
        var day = all.getFirst().get("upload_timestamp").asText().substring(0, 10);
        assertThat(clinic.doctor().get(reports, "from", day, "to", day).items()).hasSize(3);
        assertThat(clinic.doctor().get(reports, "to", "2020-01-01").items()).isEmpty();
        clinic.doctor().get(reports, "from", "yesterday").refused(400, "malformed_request");
        var seen = Clinic.allPages(
                cursor -> cursor == null
                        ? clinic.doctor().get(reports, "limit", 1)
                        : clinic.doctor().get(reports, "limit", 1, "cursor", cursor),
                () -> {});
        assertThat(seen)
                .isEqualTo(all.stream().map(item -> item.get("id").asText()).toList());
    }

    private static List<JsonNode> documents(Answer entry) {
        var documents = new ArrayList<JsonNode>();
        entry.created().body().get("documents").forEach(documents::add);
        return documents;
    }

    @Test
    void manyAddToAnEntryAtOnce() throws Exception {
        var entry = written(clinic.doctor());
        var text = SampleFiles.of(FileType.TEXT);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<Answer>>mapToObj(
                            number -> () -> Uploads.asForm(clinic.doctor(), entry, number + ".txt", text))
                    .toList());
            for (var answer : answers) {
                answer.get().created();
            }
        }

        var names = new ArrayList<String>();
        clinic.doctor()
                .get("/case-histories/" + entry)
                .ok()
                .body()
                .get("documents")
                .forEach(document -> names.add(document.get("file_name").asText()));
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList("0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.txt", "7.txt"));
    }
}
