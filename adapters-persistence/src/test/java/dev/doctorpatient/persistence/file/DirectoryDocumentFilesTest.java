package dev.doctorpatient.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.shared.TooLarge;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.testing.contract.DocumentFilesContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryDocumentFilesTest extends DocumentFilesContract {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    @Override
    protected DocumentFiles files() {
        return new DirectoryDocumentFiles(folder.resolve("documents"));
    }

    @Override
    protected Instant before() {
        return Instant.EPOCH;
    }

    @Override
    protected Instant after() {
        return Instant.parse("9999-01-01T00:00:00Z");
    }

    private List<Path> all() throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private static InputStream bytes() {
        return new ByteArrayInputStream(new byte[] {1, 2, 3});
    }

    @Test
    void aKeptFileLiesUnderItsIdAndNothingLiesBesideIt() throws IOException {
        var id = DocumentId.next();
        try (var incoming = files().receive(id, bytes(), 3)) {
            incoming.keep();
        }

        assertThat(all()).singleElement().satisfies(file -> assertThat(file.getFileName())
                .hasToString(id.value().toString()));
    }

    @Test
    void nothingStaysOfAFileThatIsTooLargeOrThatBreaksOff() throws IOException {
        var breaking = InputStream.nullInputStream();
        breaking.close();

        assertThatExceptionOfType(TooLarge.class).isThrownBy(() -> files().receive(DocumentId.next(), bytes(), 2));
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> files().receive(DocumentId.next(), breaking, 2));

        assertThat(all()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIntoIsAFailureThatPasses() throws IOException {
        var file = Files.createFile(folder.resolve("documents"));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> files().receive(DocumentId.next(), bytes(), 3));

        assertThat(file).isEmptyFile();
    }

    @Test
    void whatLiesThereUnderOtherNamesIsNotOurs() throws IOException {
        var unused = Files.createDirectories(folder.resolve("documents/ab"));
        var strangers = List.of(
                Files.createFile(folder.resolve("documents/ab/README")),
                // Names of ours in places that are not theirs: neither served nor removed, and so not told of either.
                Files.createFile(folder.resolve("documents/ab/01890a5d-ac96-774b-bcce-b302099a8057")),
                Files.createFile(folder.resolve("documents/01890a5d-ac96-774b-bcce-b302099a8057")));

        try (var kept = files().keptBefore(after())) {
            assertThat(kept).isEmpty();
        }
        assertThat(strangers).allSatisfy(stranger -> assertThat(stranger).exists());
    }
}
