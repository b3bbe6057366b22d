package dev.doctorpatient.testing;

import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.file.DocumentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files that wait to be sent, in memory. */
public final class InMemoryChatUploads implements ChatUploads {
    private final InMemoryDatabase database;

    /** The waiting files of a database. */
    public InMemoryChatUploads(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(ChatUpload upload) {
        database.chatUploads.add(upload.file().id(), upload);
    }

    @Override
    public Optional<ChatUpload> find(DocumentId id) {
        return database.chatUploads.find(id);
    }

    @Override
    public boolean take(DocumentId id) {
        return database.chatUploads.remove(id).isPresent();
    }

    @Override
    public List<ChatUpload> after(@Nullable DocumentId id, int most) {
        return Pages.after(
                id, most, database.chatUploads.all(), upload -> upload.file().id());
    }

    @Override
    public Set<DocumentId> known(Collection<DocumentId> ids) {
        return ids.stream().filter(id -> find(id).isPresent()).collect(Collectors.toSet());
    }

    @Override
    public Set<DocumentId> takeUploadedBefore(Instant instant, int most) {
        return List.copyOf(database.chatUploads.all()).stream()
                .filter(upload -> upload.uploadedAt().isBefore(instant))
                .limit(most)
                .map(upload -> upload.file().id())
                .filter(this::take)
                .collect(Collectors.toSet());
    }
}
