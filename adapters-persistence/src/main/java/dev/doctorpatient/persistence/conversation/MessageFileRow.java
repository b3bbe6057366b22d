package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.Sha256;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The document that a message brings: it is in the same table as all others of the patient. */
@Entity
@Table(name = "documents")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class MessageFileRow {
    @Id
    public UUID id;

    public UUID messageId;
    public UUID patientId;
    public String fileName;
    public String contentType;
    public long size;
    public String sha256;
    public String uploadedBy;
    public UUID uploadedByUser;
    public Instant uploadTimestamp;
    public Instant createdAt;

    static MessageFileRow of(FileDetails file, Message message, Chat chat) {
        var row = new MessageFileRow();
        row.id = file.id().value();
        row.messageId = message.id().value();
        row.patientId = chat.patient().value();
        row.fileName = file.name().value();
        row.contentType = file.type().mediaType();
        row.size = file.size();
        row.sha256 = file.digest().value();
        row.uploadedBy = Values.name(message.sender());
        row.uploadedByUser = message.sentBy().value();
        row.uploadTimestamp = Values.stored(message.sentAt());
        row.createdAt = row.uploadTimestamp;
        return row;
    }

    FileDetails toDomain() {
        return new FileDetails(
                new DocumentId(id),
                new FileName(fileName),
                FileType.ofMediaType(contentType),
                size,
                new Sha256(sha256));
    }
}
