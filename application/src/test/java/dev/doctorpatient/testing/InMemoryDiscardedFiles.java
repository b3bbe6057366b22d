package dev.doctorpatient.testing;

import dev.doctorpatient.application.file.port.DiscardedFiles;
import dev.doctorpatient.domain.file.DocumentId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Files that have to go, in memory. */
public final class InMemoryDiscardedFiles implements DiscardedFiles {
    private final InMemoryDatabase database;

    /** The files of a database. */
    public InMemoryDiscardedFiles(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Collection<DocumentId> files, Instant now) {
        files.stream()
                .filter(file -> database.discardedFiles.find(file).isEmpty())
                .forEach(file -> database.discardedFiles.add(file, now));
    }

    @Override
    public List<DocumentId> oldest(int most) {
        return database.discardedFiles.rows().entrySet().stream()
                .sorted(Map.Entry.<DocumentId, Instant>comparingByValue()
                        .thenComparing(row -> row.getKey().value().toString(), Comparator.naturalOrder()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void remove(Collection<DocumentId> files) {
        files.forEach(file -> {
            var unused = database.discardedFiles.remove(file);
        });
    }
}
