package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PanacheChatUploads implements ChatUploads, PanacheRepositoryBase<ChatUploadRow, UUID> {
    @Override
    public void add(ChatUpload upload) {
        persist(ChatUploadRow.of(upload));
    }

    @Override
    public Optional<ChatUpload> find(DocumentId id) {
        return findByIdOptional(id.value()).map(ChatUploadRow::toDomain);
    }

    @Override
    public boolean take(DocumentId id) {
        return delete("id", id.value()) == 1;
    }

    @Override
    public List<ChatUpload> after(@Nullable DocumentId id, int most) {
        return Rows.after(this, id == null ? null : id.value(), most).stream()
                .map(ChatUploadRow::toDomain)
                .toList();
    }

    @Override
    public Set<DocumentId> known(Collection<DocumentId> ids) {
        return getEntityManager()
                .createQuery("select r.id from ChatUploadRow r where r.id in :ids", UUID.class)
                .setParameter("ids", ids.stream().map(DocumentId::value).toList())
                .getResultStream()
                .map(DocumentId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<DocumentId> takeUploadedBefore(Instant instant, int most) {
        return find("uploadedAt < ?1 order by uploadedAt", Values.stored(instant)).range(0, most - 1).stream()
                .map(row -> new DocumentId(row.id))
                .filter(this::take)
                .collect(Collectors.toSet());
    }
}
