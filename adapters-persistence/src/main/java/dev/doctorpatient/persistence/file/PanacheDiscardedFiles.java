package dev.doctorpatient.persistence.file;

import dev.doctorpatient.application.file.port.DiscardedFiles;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PanacheDiscardedFiles implements DiscardedFiles, PanacheRepositoryBase<DiscardedFileRow, UUID> {
    @Override
    public void add(Collection<DocumentId> files, Instant now) {
        for (var file : files) {
            if (findById(file.value()) == null) {
                var row = new DiscardedFileRow();
                row.id = file.value();
                row.discardedAt = Values.stored(now);
                persist(row);
            }
        }
    }

    @Override
    public List<DocumentId> oldest(int most) {
        return find("order by discardedAt, id").range(0, most - 1).stream()
                .map(row -> new DocumentId(row.id))
                .toList();
    }

    @Override
    public void remove(Collection<DocumentId> files) {
        var unused = delete("id in ?1", files.stream().map(DocumentId::value).toList());
    }
}
