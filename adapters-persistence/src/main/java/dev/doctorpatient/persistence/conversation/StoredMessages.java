package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.file.FileDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts messages and the files that they bring together. Most bring none, and cost nothing more. */
@ApplicationScoped
class StoredMessages {
    private final EntityManager entities;

    StoredMessages(EntityManager entities) {
        this.entities = entities;
    }

    /** The messages of rows, in their order. */
    List<Message> of(List<MessageRow> rows) {
        var files = filesOf(
                rows.stream().filter(MessageRow::bringsFile).map(row -> row.id).toList());
        return rows.stream().map(row -> row.toDomain(files)).toList();
    }

    Message of(MessageRow row) {
        return of(List.of(row)).getFirst();
    }

    private Map<UUID, FileDetails> filesOf(List<UUID> messages) {
        return messages.isEmpty()
                ? Map.of()
                : entities.createQuery("from MessageFileRow f where f.messageId in :messages", MessageFileRow.class)
                        .setParameter("messages", messages)
                        .getResultStream()
                        .collect(Collectors.toMap(file -> file.messageId, MessageFileRow::toDomain));
    }
}
