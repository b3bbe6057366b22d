package dev.doctorpatient.bootstrap.loops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.casehistory.DocumentUpkeep;
import dev.doctorpatient.application.file.FileDisposal;
import dev.doctorpatient.bootstrap.configuration.TestSettings;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.rest.shared.UploadSettings;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryDocumentFiles;
import dev.doctorpatient.testing.InMemoryStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverFileLoopTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final AdjustableClock clock = new AdjustableClock(Fixtures.NOW);
    private final InMemoryDocumentFiles files = new InMemoryDocumentFiles(clock);
    private final Path uploads;
    private final LeftoverFileLoop loop;

    LeftoverFileLoopTest(@TempDir Path uploads) {
        var stores = new InMemoryStores();
        this.uploads = uploads;
        this.loop = new LeftoverFileLoop(
                new DocumentUpkeep(
                        stores.documents(),
                        stores.chatUploads(),
                        files,
                        new FileDisposal(stores.discardedFiles(), files, stores.transactions(), clock),
                        stores.transactions(),
                        clock),
                new UploadSettings(uploads, 1),
                clock,
                TestSettings.of(),
                true);
    }

    private DocumentId orphan() {
        var id = DocumentId.next();
        try (var file = files.receive(id, new ByteArrayInputStream(new byte[3]), 3)) {
            file.keep();
        }
        return id;
    }

    private Path upload() throws IOException {
        var file = Files.createTempFile(uploads, "upload", "");
        return Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    @Test
    void beforeOneServesWithADatabaseOfItsOwnEverythingIsOld() throws IOException {
        var unused = orphan();
        var upload = upload();
        clock.advance(MOMENT);

        loop.clearBeforeServing();

        assertThat(files.all()).isEmpty();
        assertThat(upload).doesNotExist();
    }

    @Test
    void whatIsYoungAtTheStartIsClearedAwayAQuarterOfAnHourLater() {
        var orphan = orphan();
        clock.advance(Duration.ofMinutes(9));

        assertThat(loop.clearIfItIsTime()).isFalse();
        assertThat(files.all()).containsExactly(orphan);
        clock.advance(Duration.ofMinutes(14));
        assertThat(loop.clearIfItIsTime()).isFalse();
        assertThat(files.all()).containsExactly(orphan);
        clock.advance(Duration.ofMinutes(1));
        assertThat(loop.clearIfItIsTime()).isFalse();

        assertThat(files.all()).isEmpty();
    }

    @Test
    void thenItComesBackDaily() throws IOException {
        var unused = loop.clearIfItIsTime();
        clock.advance(Duration.ofMinutes(15));
        unused = loop.clearIfItIsTime();
        var orphan = orphan();
        var upload = upload();

        clock.advance(Duration.ofDays(1).minusMinutes(1));
        unused = loop.clearIfItIsTime();
        assertThat(files.all()).containsExactly(orphan);
        clock.advance(Duration.ofMinutes(1));
        unused = loop.clearIfItIsTime();

        assertThat(files.all()).isEmpty();
        assertThat(upload).doesNotExist();
    }
}
