package dev.doctorpatient.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.file.DocumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCopiesTest {
    private final Path folder;

    FolderCopiesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void write(String place, String content) throws IOException {
        var file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> copiesOf(DocumentId id) throws IOException {
        try (var copies = new FolderCopies(folder).of(id)) {
            return copies.map(copy -> {
                        try (copy) {
                            return new String(copy.readAllBytes(), StandardCharsets.UTF_8);
                        } catch (IOException failure) {
                            throw new UncheckedIOException(failure);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void copiesAreFoundWhereverTheyLie() throws IOException {
        var id = DocumentId.next();
        write("monday/documents/ab/" + id.value(), "a");
        write("tuesday/" + id.value(), "b");
        write(DocumentId.next().value().toString(), "of another");
        write("README", "of nobody");

        assertThat(copiesOf(id)).containsExactlyInAnyOrder("a", "b");
        assertThat(copiesOf(DocumentId.next())).isEmpty();
    }
}
