package dev.doctorpatient.persistence.file;

import dev.doctorpatient.application.file.port.DocumentCopies;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copies of documents in a folder and all below it, by files' names; where they lie does not matter. */
public final class FolderCopies implements DocumentCopies {
    private final Map<DocumentId, List<Path>> copies;

    /**
     * What lies in a folder at this moment.
     *
     * @throws IOException if it cannot be looked through
     */
    public FolderCopies(Path folder) throws IOException {
        try (var files = Files.find(folder, Integer.MAX_VALUE, (_, file) -> file.isRegularFile())) {
            this.copies = files.filter(file -> idOf(file).isPresent())
                    .collect(Collectors.groupingBy(file -> idOf(file).orElseThrow()));
        }
    }

    private static Optional<DocumentId> idOf(Path file) {
        try {
            return Optional.of(
                    new DocumentId(TimeOrderedId.parse(file.getFileName().toString())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<InputStream> of(DocumentId id) {
        return copies.getOrDefault(id, List.of()).stream().flatMap(file -> opened(file).stream());
    }

    private static Optional<InputStream> opened(Path file) {
        try {
            return Optional.of(Files.newInputStream(file));
        } catch (IOException _) {
            return Optional.empty(); // one that cannot be read is none
        }
    }
}
