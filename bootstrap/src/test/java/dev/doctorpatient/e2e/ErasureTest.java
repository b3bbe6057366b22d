package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.e2e.Ward.Secret;
import dev.doctorpatient.e2e.Ward.Who;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A word of its own stands in every field about a patient, and in no table and no file once the patient is erased. */
@QuarkusTest
class ErasureTest {
    private final Clinic clinic = Clinic.here();

    /** Earlier runs may have left some, with the same words in them. */
    private final Set<Path> older = Uploads.onDisk();

    @Inject
    DataSource database;

    private Ward wardWithEverything() {
        var ward = new Ward(clinic);
        var patient = ward.person(Who.PATIENT_SELF);
        var doctor = ward.person(Who.DOCTOR_MAPPED);
        var word = ward.word(Secret.ANSWER);
        var file = (word + " in a file").getBytes(StandardCharsets.UTF_8);
        Uploads.forChat(patient, ward.chat(), ward.word(Secret.FILE_NAME) + ".txt", file)
                .created();
        doctor.post(
                        "/messages",
                        json(
                                "chat_id",
                                ward.chat(),
                                "message_type",
                                "file",
                                "file",
                                Uploads.document(ward.word(Secret.FILE_NAME) + ".txt", file)))
                .created();
        var open = patient.post("/ai/sessions", json("patient_id", ward.patientId()))
                .created()
                .id();
        patient.post(
                        "/ai/messages",
                        json("session_id", open, "message", "I have chest pain and cannot breathe, " + word))
                .created();
        var assistant = doctor.post("/ai/sessions", json("patient_id", ward.patientId(), "mode", "assistant"))
                .created()
                .id();
        doctor.post("/ai/messages", json("session_id", assistant, "message", "What may it be: " + word))
                .created();
        var upcoming = ward.newAppointment();
        assertThat(upcoming).isNotEmpty();
        return ward;
    }

    @Test
    void nothingOfThePersonIsLeftInAnyTableOrFile() throws SQLException {
        var ward = wardWithEverything();
        var words = List.of(ward.mark(), ward.person(Who.PATIENT_SELF).email());
        assertThat(columnsWith(words))
                .contains(
                        "ai_messages.message",
                        "appointment_revisions.extras",
                        "case_histories.summary",
                        "chat_uploads.file_name",
                        "documents.file_name",
                        "messages.message",
                        "notifications.details",
                        "patients.name",
                        "users.email");
        assertThat(filesWith(words)).hasSizeGreaterThanOrEqualTo(3);

        clinic.administrator()
                .delete("/patients/" + ward.patientId() + "?erasure=true")
                .done();

        assertThat(columnsWith(words)).isEmpty();
        assertThat(filesWith(words)).isEmpty();
    }

    @Test
    void idsTimesAndTheAuditTrailStay() {
        var ward = wardWithEverything();
        var glass = ward.client(Who.ADMIN_GLASS);
        var path = "/patients/" + ward.patientId();
        var messages = glass.get("/chats/" + ward.chat() + "/messages").each("id");
        var entries = glass.get(path + "/case-history").each("created_at");
        var trail = clinic.administrator().get("/audit-events", "patient_id", ward.patientId(), "limit", 200);
        var before = trail.each("id");

        clinic.administrator().delete(path + "?erasure=true").done();

        var left = clinic.administrator().get(path).ok().body();
        assertThat(left.get("name").asText()).isEqualTo("[erased]");
        assertThat(left.get("contact").isNull()).isTrue();
        assertThat(left.get("photo").isNull()).isTrue();
        assertThat(glass.get("/chats/" + ward.chat() + "/messages").each("id")).isEqualTo(messages);
        assertThat(glass.get("/chats/" + ward.chat() + "/messages").each("message"))
                .containsOnly("[erased]");
        assertThat(glass.get(path + "/case-history").each("created_at")).isEqualTo(entries);
        assertThat(glass.get(path + "/case-history").each("summary")).containsOnly("[erased]");
        assertThat(glass.get(path + "/reports").items()).isEmpty();
        glass.get("/documents/" + ward.document()).refused(404, "not_found");
        assertThat(glass.get("/ai/sessions/" + ward.interview() + "/messages").each("response"))
                .containsOnly("[erased]");
        glass.get("/ai/sessions/" + ward.interview() + "/summary").ok();
        glass.get("/appointments/" + ward.cancelledAppointment()).ok();
        var after = clinic.administrator().get("/audit-events", "patient_id", ward.patientId(), "limit", 200);
        assertThat(after.each("id")).containsAll(before);
        assertThat(after.each("action")).contains("erase");
    }

    @Test
    void nobodyReachesTheErased() {
        var ward = wardWithEverything();
        var path = "/patients/" + ward.patientId();
        var patient = ward.person(Who.PATIENT_SELF);
        var socket = ward.person(Who.DOCTOR_MAPPED).opens("/chats/ws/" + ward.chat(), "");
        var unused = socket.hears("connected");

        for (var who : List.of(Who.DOCTOR_MAPPED, Who.PATIENT_SELF, Who.PATIENT_PROXY, Who.HOSPITAL_OWN)) {
            ward.client(who).delete(path + "?erasure=true").refused(403, "forbidden");
        }
        clinic.administrator().delete(path + "?erasure=maybe").refused(400, "malformed_request");
        patient.get(path).ok();

        clinic.administrator().delete(path + "?erasure=true").done();

        assertThat(socket.closedWith()).isEqualTo(4403);
        patient.get(path).refused(401, "unauthenticated");
        clinic.anybody()
                .post("/auth/login", json("email", patient.email(), "password", Person.PASSWORD))
                .refused(401, "invalid_credentials");
        for (var who : List.of(Who.DOCTOR_MAPPED, Who.PATIENT_PROXY, Who.HOSPITAL_OWN)) {
            ward.client(who).get(path).refused(404, "not_found");
        }
        ward.client(Who.DOCTOR_MAPPED)
                .post(path + "/case-history", json("summary", "Once more"))
                .refused(404, "not_found");
        clinic.administrator().delete(path + "?erasure=true").done();
        clinic.administrator().delete(path).done();
    }

    @Test
    void whatIsWrittenAtThatMomentIsErasedOrRefused() throws Exception {
        var ward = wardWithEverything();
        var path = "/patients/" + ward.patientId();
        var word = ward.word(Secret.MESSAGE);
        var file = (word + " in a file").getBytes(StandardCharsets.UTF_8);
        var doctor = ward.client(Who.DOCTOR_MAPPED);
        var relative = ward.client(Who.PATIENT_PROXY);
        var interview = ward.newInterview();
        List<Supplier<Answer>> writers = List.of(
                () -> doctor.post("/messages", json("chat_id", ward.chat(), "message", word)),
                () -> relative.post(
                        "/messages",
                        json(
                                "chat_id",
                                ward.chat(),
                                "message_type",
                                "file",
                                "file",
                                Uploads.document(word + ".txt", file))),
                () -> Uploads.forChat(doctor, ward.chat(), word + ".txt", file),
                () -> doctor.post(path + "/case-history", json("summary", word)),
                () -> Uploads.inBase64(relative, ward.patientId(), Uploads.document(word + ".txt", file)),
                () -> relative.post("/ai/messages", json("session_id", interview, "message", word)));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = new CountDownLatch(2 * writers.size());
            var done = new AtomicBoolean();
            var running = writers.stream()
                    .map(writer -> threads.submit(() -> {
                        while (!done.get()) {
                            var status = writer.get().status();
                            assertThat(status).isNotEqualTo(500);
                            if (status == 201) {
                                written.countDown();
                            }
                        }
                        return true;
                    }))
                    .toList();
            assertThat(written.await(1, TimeUnit.MINUTES)).isTrue();

            clinic.administrator().delete(path + "?erasure=true").done();
            done.set(true);
            for (var writer : running) {
                assertThat(writer.get()).isTrue();
            }
        }

        assertThat(columnsWith(List.of(ward.mark()))).isEmpty();
        assertThat(filesWith(List.of(ward.mark()))).isEmpty();
    }

    private Set<String> columnsWith(List<String> words) throws SQLException {
        try (var connection = database.getConnection()) {
            var found = new TreeSet<String>();
            for (var column : textColumns(connection)) {
                for (var word : words) {
                    if (holds(connection, column, word)) {
                        found.add(column.table() + "." + column.name());
                    }
                }
            }
            return found;
        }
    }

    private record Column(String table, String name) {}

    private static Set<Column> textColumns(Connection connection) throws SQLException {
        try (var columns =
                connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
            var found = new HashSet<Column>();
            while (columns.next()) {
                if (Set.of(Types.VARCHAR, Types.CLOB, Types.CHAR, Types.LONGVARCHAR)
                        .contains(columns.getInt("DATA_TYPE"))) {
                    found.add(new Column(
                            columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT),
                            columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT)));
                }
            }
            found.removeIf(column -> column.table().equals("flyway_schema_history")); // not ours, and quoted in H2
            return found;
        }
    }

    private static boolean holds(Connection connection, Column column, String word) throws SQLException {
        var query = "select 1 from " + column.table() + " where " + column.name() + " like ?";
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, "%" + word + "%");
            statement.setMaxRows(1);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Documents are texts here, so that their bytes can be looked into. */
    private Set<Path> filesWith(List<String> words) {
        return Uploads.onDisk().stream()
                .filter(file -> !older.contains(file))
                .filter(file -> file.toString().contains("documents"))
                .filter(file -> words.stream().anyMatch(text(file)::contains))
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
