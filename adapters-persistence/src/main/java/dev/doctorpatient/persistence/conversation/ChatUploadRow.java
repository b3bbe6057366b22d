package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.Sha256;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "chat_uploads")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ChatUploadRow {
    @Id
    public UUID id;

    public UUID chatId;
    public UUID uploadedBy;
    public String fileName;
    public String contentType;
    public long size;
    public String sha256;
    public Instant uploadedAt;

    static ChatUploadRow of(ChatUpload upload) {
        var row = new ChatUploadRow();
        var file = upload.file();
        row.id = file.id().value();
        row.chatId = upload.chat().value();
        row.uploadedBy = upload.uploadedBy().value();
        row.fileName = file.name().value();
        row.contentType = file.type().mediaType();
        row.size = file.size();
        row.sha256 = file.digest().value();
        row.uploadedAt = Values.stored(upload.uploadedAt());
        return row;
    }

    ChatUpload toDomain() {
        var file = new FileDetails(
                new DocumentId(id),
                new FileName(fileName),
                FileType.ofMediaType(contentType),
                size,
                new Sha256(sha256));
        return new ChatUpload(file, new ChatId(chatId), new UserId(uploadedBy), uploadedAt);
    }
}
