package dev.doctorpatient.rest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.doctorpatient.application.casehistory.CaseHistoryView;
import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.application.export.PatientRecord;
import dev.doctorpatient.domain.audit.AccessLogEntry;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.Sha256;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.rest.shared.ApiBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordArchiveTest {
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");
    private static final Instant EARLIER = Instant.parse("2030-01-02T03:04:05Z");
    private static final int LARGE = Integer.getInteger("export.test.bytes", 20 << 20);

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

    private final Path folder;

    RecordArchiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A record of one document, that may break off behind it. */
    private static final class OneDocument implements PatientRecord {
        private final Patient patient = Patient.create(PatientProfile.named("Arjun Patil"), NOW);
        private final UserId user = UserId.next();
        private final Document document = new Document(
                new FileDetails(
                        DocumentId.next(), new FileName("scan.png"), FileType.PNG, LARGE, new Sha256("0".repeat(64))),
                new Document.Parent.OfEntry(CaseHistoryId.next()),
                patient.id(),
                Side.PATIENT,
                user,
                EARLIER);

        private final boolean breaks;

        OneDocument(boolean breaks) {
            this.breaks = breaks;
        }

        @Override
        public Patient patient() {
            return patient;
        }

        @Override
        public UserId by() {
            return user;
        }

        @Override
        public Instant at() {
            return NOW;
        }

        @Override
        public Optional<User> account() {
            return Optional.empty();
        }

        @Override
        public CareTeam careTeam() {
            return new CareTeam(List.of(), List.of(), List.of());
        }

        @Override
        public Iterable<Visit> visits() {
            return List.of();
        }

        @Override
        public Iterable<Conversation> conversations() {
            return List.of();
        }

        @Override
        public Iterable<MessageView> messages(Conversation conversation) {
            return List.of();
        }

        @Override
        public Iterable<Interview> interviews() {
            return List.of();
        }

        @Override
        public Iterable<CaseHistoryView> entries() {
            return List.of();
        }

        @Override
        public Iterable<Document> documents() {
            return List.of(document);
        }

        @Override
        public Optional<InputStream> open(Document opened) {
            return Optional.of(new Noughts());
        }

        @Override
        public Iterable<AccessLogEntry> accessLog() {
            if (breaks) {
                throw new IllegalStateException("the database is down");
            }
            return List.of();
        }
    }

    /** As many as the document has bytes, and never many of them in memory. */
    private static final class Noughts extends InputStream {
        private int left = LARGE;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            var read = Math.min(length, left);
            Arrays.fill(into, from, from + read, (byte) 0);
            left -= read;
            return read;
        }
    }

    private Path written(OneDocument record) throws IOException {
        var place = folder.resolve("record.zip");
        try (OutputStream target = Files.newOutputStream(place)) {
            new RecordArchive(record, mapper, new ApiBase("/api/v1")).writeTo(target);
        }
        return place;
    }

    @Test
    void filesComeInTheirOrderWithTheirOwnTimes() throws IOException {
        var record = new OneDocument(false);

        try (var zip = new ZipFile(written(record).toFile(), StandardCharsets.UTF_8)) {
            var path = EntryName.of(record.document.file());
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .containsExactly(
                            "patient.json",
                            "care-team.json",
                            "appointments.json",
                            "case-history.json",
                            "documents.json",
                            path,
                            "access-log.json",
                            "index.html",
                            "export.json");
            var document = zip.getEntry(path);
            assertThat(document.getSize()).isEqualTo(LARGE);
            assertThat(document.getLastModifiedTime().toInstant()).isEqualTo(EARLIER);
            assertThat(zip.getEntry("export.json").getLastModifiedTime().toInstant())
                    .isEqualTo(NOW);
            var export = mapper.readTree(zip.getInputStream(zip.getEntry("export.json")));
            assertThat(export.get("damagedFiles").get(0).asText())
                    .isEqualTo(record.document.id().value().toString());
        }
    }

    @Test
    void whatBreaksOffHasNoDirectoryAndIsNoArchive() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> written(new OneDocument(true)));

        assertThat(folder.resolve("record.zip")).isNotEmptyFile();
        assertThatExceptionOfType(ZipException.class)
                .isThrownBy(() -> new ZipFile(folder.resolve("record.zip").toFile(), StandardCharsets.UTF_8).close());
    }
}
