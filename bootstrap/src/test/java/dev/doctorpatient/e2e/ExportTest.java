package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.e2e.Ward.Who;
import dev.doctorpatient.testing.SampleFiles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportTest {
    private final Clinic clinic = Clinic.here();

    private static Response exported(Client who, String patient) {
        return who.request().post("/patients/" + patient + "/export");
    }

    private static Archive archive(Client who, String patient) throws IOException {
        var response = exported(who, patient);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/zip");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Content-Disposition"))
                .matches("attachment; filename=\"patient-" + patient + "-\\d{4}-\\d\\d-\\d\\d\\.zip\"");
        return new Archive(response.asByteArray());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsInItIsWhatTheApiSays() throws Exception {
        var ward = new Ward(clinic);
        var patient = ward.patientId();
        var self = ward.client(Who.PATIENT_SELF);
        var former = clinic.newDoctor();
        var assignment = clinic.assign(former.profileId(), patient);
        var otherChat = assignment.text("chat_id");
        var picture = SampleFiles.of(FileType.PNG);
        self.post(
                        "/messages",
                        json("chat_id", otherChat, "message", "Look", "file", Uploads.document("rash.png", picture)))
                .created();
        former.post("/messages", json("chat_id", otherChat, "message", "I see")).created();
        clinic.administrator()
                .delete("/mappings/doctor-patient/" + assignment.id())
                .done();
        var unconfirmed = ward.newSummary();
        self.put("/ai/sessions/" + unconfirmed + "/summary", json("summary", "Since Tuesday"))
                .ok();
        var unused = ward.newInterview();
        var booked = ward.newAppointment();
        clinic.administrator()
                .put("/appointments/" + booked + "/status", json("status", "confirmed"))
                .ok();

        var archive = archive(self, patient);

        assertThat(archive.json("patient.json"))
                .isEqualTo(self.get("/patients/" + patient).ok().body());
        assertThat(archive.json("account.json"))
                .isEqualTo(self.get("/users/" + ward.person(Who.PATIENT_SELF).userId())
                        .ok()
                        .body());
        checkCareTeam(archive, self, patient, ward);
        checkAppointments(archive, self, patient);
        checkChats(archive, self, List.of(ward.chat(), otherChat));
        checkInterviews(archive, self, patient);
        checkDocuments(archive, self, patient);
        checkAccessLog(archive, self, patient);
        checkFiles(archive, ward);
    }

    private static void checkCareTeam(Archive archive, Client self, String patient, Ward ward) {
        var team = archive.json("care-team.json");
        assertThat(Archive.listed(team.get("doctors")))
                .isEqualTo(self.get("/patients/" + patient + "/doctors").items());
        assertThat(Archive.listed(team.get("hospitals")))
                .isEqualTo(self.get("/patients/" + patient + "/hospitals").items());
        assertThat(Archive.listed(team.get("relatives")))
                .extracting(relative -> relative.get("user_id").asText(), relative -> relative.get("relation")
                        .asText())
                .containsExactly(
                        tuple(ward.person(Who.PATIENT_SELF).userId(), "self"),
                        tuple(ward.person(Who.PATIENT_PROXY).userId(), "parent"));
    }

    private static void checkAppointments(Archive archive, Client self, String patient) {
        var visits = archive.items("appointments.json");
        assertThat(visits)
                .hasSize(2)
                .extracting(visit -> visit.get("appointment"))
                .isEqualTo(self.get("/patients/" + patient + "/appointments").items());
        for (var visit : visits) {
            var id = visit.at("/appointment/id").asText();
            assertThat(Archive.listed(visit.get("history")))
                    .hasSizeGreaterThan(1)
                    .isEqualTo(self.get("/appointments/" + id + "/history").items());
        }
    }

    private static void checkChats(Archive archive, Client self, List<String> chats) {
        assertThat(archive.names().stream().filter(name -> name.startsWith("chats/")))
                .containsExactlyInAnyOrderElementsOf(
                        chats.stream().map(id -> "chats/" + id + ".json").toList());
        for (var id : chats) {
            var chat = archive.json("chats/" + id + ".json");
            assertThat(chat.get("chat")).isEqualTo(self.get("/chats/" + id).ok().body());
            assertThat(Archive.listed(chat.get("messages")))
                    .isNotEmpty()
                    .isEqualTo(self.get("/chats/" + id + "/messages", "after_seq", 0)
                            .items());
        }
    }

    private static void checkInterviews(Archive archive, Client self, String patient) {
        var sessions = self.get("/ai/sessions", "patient_id", patient).each("id");
        assertThat(sessions).hasSize(3);
        assertThat(archive.names().stream().filter(name -> name.startsWith("ai-sessions/")))
                .containsExactlyElementsOf(sessions.stream()
                        .map(id -> "ai-sessions/" + id + ".json")
                        .toList());
        for (var id : sessions) {
            var interview = archive.json("ai-sessions/" + id + ".json");
            assertThat(interview.get("session"))
                    .isEqualTo(self.get("/ai/sessions/" + id).ok().body());
            assertThat(Archive.listed(interview.get("messages")))
                    .isEqualTo(self.get("/ai/sessions/" + id + "/messages").items());
            var summary = self.get("/ai/sessions/" + id + "/summary");
            if (summary.status() == 200) {
                assertThat(interview.get("summary")).isEqualTo(summary.body());
            } else {
                assertThat(interview.get("summary").isNull()).isTrue();
            }
        }
    }

    private static void checkDocuments(Archive archive, Client self, String patient) throws Exception {
        assertThat(archive.items("case-history.json"))
                .isNotEmpty()
                .isEqualTo(self.get("/patients/" + patient + "/case-history").items());
        var documents = archive.items("documents.json");
        assertThat(documents)
                .hasSize(2)
                .isEqualTo(self.get("/patients/" + patient + "/reports").items());
        for (var document : documents) {
            var id = document.get("id").asText();
            var bytes = archive.bytes(archive.pathOf(id));
            assertThat(bytes).isEqualTo(Uploads.content(self, id).asByteArray());
            assertThat(sha256(bytes)).isEqualTo(document.get("sha256").asText());
        }
    }

    private static void checkAccessLog(Archive archive, Client self, String patient) {
        var log = archive.items("access-log.json");
        assertThat(log.getFirst().get("resource_type").asText()).isEqualTo("patient_record");
        assertThat(log.getFirst().get("action").asText()).isEqualTo("read");
        assertThat(self.get("/patients/" + patient + "/access-log", "limit", 200)
                        .items())
                .endsWith(log.toArray(JsonNode[]::new));
    }

    private static void checkFiles(Archive archive, Ward ward) throws Exception {
        var export = archive.json("export.json");
        assertThat(export.get("format_version").asInt()).isEqualTo(1);
        assertThat(export.get("exported_by").asText())
                .isEqualTo(ward.person(Who.PATIENT_SELF).userId());
        assertThat(export.get("patient_id").asText()).isEqualTo(ward.patientId());
        assertThat(export.get("missing_files")).isEmpty();
        assertThat(export.get("damaged_files")).isEmpty();
        assertThat(export.at("/counts/documents").asInt()).isEqualTo(2);
        assertThat(export.at("/counts/chats").asInt()).isEqualTo(2);
        assertThat(export.at("/counts/ai_sessions").asInt()).isEqualTo(3);
        var files = Archive.listed(export.get("files"));
        assertThat(archive.names()).endsWith("export.json").hasSize(files.size() + 1);
        for (var file : files) {
            var bytes = archive.bytes(file.get("path").asText());
            assertThat(file.get("size").asInt()).isEqualTo(bytes.length);
            assertThat(file.get("sha256").asText()).isEqualTo(sha256(bytes));
        }
    }

    @Test
    void nothingOfAnotherPatientIsInItAndNothingThatDoctorsAskTheAssistant() throws Exception {
        var ward = new Ward(clinic);
        var other = new Ward(clinic);
        var consultation = ward.newConsultation();
        ward.client(Who.DOCTOR_MAPPED)
                .post("/ai/messages", json("session_id", consultation, "message", "A doctorsquestion"))
                .created();

        var archive = archive(ward.client(Who.PATIENT_PROXY), ward.patientId());

        var all = new StringBuilder(String.join("\n", archive.names()));
        archive.contents().forEach(file -> all.append(new String(file, StandardCharsets.ISO_8859_1)));
        for (var word : ward.clinicalWords()) {
            assertThat(all.toString()).contains(word);
        }
        assertThat(all.toString())
                .doesNotContain(
                        other.mark(),
                        other.patientId(),
                        consultation,
                        "doctorsquestion",
                        ward.person(Who.PATIENT_SELF).email(),
                        ward.person(Who.DOCTOR_MAPPED).email());
    }

    @Test
    void namesOfFilesAndWhatPeopleWriteDoNoHarm() throws Exception {
        var chat = clinic.newChat();
        var entry = clinic.patient()
                .post(
                        "/patients/" + chat.patientId() + "/case-history",
                        json("summary", "<script>alert('x')</script> & \"quoted\""))
                .created()
                .id();
        var names = List.of(
                "../../etc/passwd",
                "CON",
                "aux.txt",
                "🙂".repeat(120),
                "ब्लड रिपोर्ट.txt",
                "a<b>:\"|?*.txt",
                "...hidden. ",
                "</a><img src=x onerror=alert(1)>.txt",
                "x".repeat(115) + ".txt");
        for (var name : names) {
            Uploads.inBase64(clinic.patient(), chat.patientId(), Uploads.document(name, utf8("Rest")))
                    .created();
        }
        assertThat(entry).isNotBlank();
        var unused = clinic.patient().writes(chat, "<b onclick=\"alert(1)\">Hello</b>");

        var archive = archive(clinic.patient(), chat.patientId());

        var documents = archive.items("documents.json");
        assertThat(documents).hasSize(names.size());
        var page = archive.text("index.html");
        for (var document : documents) {
            var path = archive.pathOf(document.get("id").asText());
            assertThat(path)
                    .matches("documents/[0-9a-f-]{36}-[\\p{L}\\p{M}\\p{N}._-]+")
                    .doesNotContain("..");
            assertThat(utf8(path.substring("documents/".length())).length).isLessThan(200);
            assertThat(page).contains("href=\"documents/" + document.get("id").asText());
        }
        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;")
                .contains("&lt;b onclick=&quot;alert(1)&quot;&gt;Hello&lt;/b&gt;")
                .doesNotContain("<script", "<img", "<b ", "onclick=\"", "http://", "https://");
    }

    @Test
    void administratorsBreakTheGlassAndThePatientLearnsOfIt() throws Exception {
        var ward = new Ward(clinic);
        var path = "/patients/" + ward.patientId() + "/export";
        ward.client(Who.ADMIN).post(path, json()).refused(403, "break_glass_required");

        var archive = archive(ward.client(Who.ADMIN_GLASS), ward.patientId());

        assertThat(archive.json("chats/" + ward.chat() + ".json").get("messages"))
                .isNotEmpty();
        var own = ward.client(Who.PATIENT_SELF);
        var look =
                own.get("/patients/" + ward.patientId() + "/access-log").items().getFirst();
        assertThat(look.get("resource_type").asText()).isEqualTo("patient_record");
        assertThat(look.get("reason").asText()).isEqualTo(Ward.WHY);
        assertThat(own.get("/notifications").each("kind")).contains("break_glass");
    }

    @Test
    void everyAttemptLeavesOneTrace() throws Exception {
        var ward = new Ward(clinic);
        var path = "/patients/" + ward.patientId() + "/export";
        ward.client(Who.PATIENT_OTHER).post(path, json()).refused(404, "not_found");
        ward.client(Who.DOCTOR_MAPPED).post(path, json()).refused(403, "forbidden");
        ward.client(Who.HOSPITAL_OWN).post(path, json()).refused(403, "forbidden");
        var unused = archive(ward.client(Who.PATIENT_SELF), ward.patientId());

        var events = clinic.administrator()
                .get("/audit-events", "patient_id", ward.patientId(), "limit", 4)
                .items();

        assertThat(events)
                .extracting(event -> event.get("resource_type").asText(), event -> event.get("outcome")
                        .asText())
                .containsExactly(
                        tuple("patient_record", "success"),
                        tuple("patient_record", "denied"),
                        tuple("patient_record", "denied"),
                        tuple("patient_record", "denied"));
    }

    @Test
    void aDocumentWhoseBytesAreGoneIsNamedAndTheRestIsThere() throws Exception {
        var chat = clinic.newChat();
        var gone = uploaded(chat.patientId(), "gone.txt", utf8("gone"));
        var damaged = uploaded(chat.patientId(), "damaged.txt", utf8("whole"));
        Files.delete(onDisk(gone));
        Files.writeString(onDisk(damaged), "other");

        var archive = archive(clinic.patient(), chat.patientId());

        var export = archive.json("export.json");
        assertThat(Archive.listed(export.get("missing_files")))
                .extracting(JsonNode::asText)
                .containsExactly(gone);
        assertThat(Archive.listed(export.get("damaged_files")))
                .extracting(JsonNode::asText)
                .containsExactly(damaged);
        assertThat(archive.names()).noneMatch(name -> name.contains(gone));
        assertThat(archive.text("index.html")).contains("gone.txt (its bytes are missing)");
        assertThat(archive.items("documents.json")).hasSize(2);
    }

    @Test
    void whatBreaksOffNeverLooksWhole() throws Exception {
        var chat = clinic.newChat();
        var broken = new ArrayList<Path>();
        for (var name : List.of("a.txt", "b.txt", "c.txt")) {
            var file = onDisk(uploaded(chat.patientId(), name, utf8("broken")));
            Files.delete(file);
            Files.createDirectory(file); // can be opened and not be read
            broken.add(file);
        }
        try {
            var early = fetched(chat.patientId());
            assertThat(early.statusCode()).as("nothing was out yet").isEqualTo(500);
            var noise = new byte[1 << 20];
            new Random(7).nextBytes(noise);
            var unused = uploaded(
                    chat.patientId(), "long.txt", utf8(Base64.getEncoder().encodeToString(noise)));

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> fetched(chat.patientId()));

            Files.delete(broken.removeLast());
            var rest = archive(clinic.patient(), chat.patientId());
            var manifest = rest.json("export.json");
            assertThat(manifest.get("missing_files")).hasSize(1);
            assertThat(manifest.get("damaged_files")).hasSize(2);
        } finally {
            for (var file : broken) {
                Files.delete(file);
            }
        }
        var unused = archive(clinic.patient(), chat.patientId());
    }

    private HttpResponse<byte[]> fetched(String patient) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create(clinic.address("http") + Clinic.BASE_PATH + "/patients/" + patient + "/export"))
                    .header("Authorization", "Bearer " + clinic.patient().accessToken())
                    .POST(BodyPublishers.noBody())
                    .build();
            return http.send(request, BodyHandlers.ofByteArray());
        }
    }

    private String uploaded(String patient, String name, byte[] bytes) {
        return Uploads.inBase64(clinic.patient(), patient, Uploads.document(name, bytes))
                .created()
                .body()
                .at("/documents/0/id")
                .asText();
    }

    private static Path onDisk(String document) {
        return Uploads.onDisk().stream()
                .filter(file -> file.getFileName().toString().equals(document))
                .findFirst()
                .orElseThrow();
    }
}
