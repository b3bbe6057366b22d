package dev.doctorpatient.persistence.casehistory;

import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.casehistory.Document.Parent;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.PatientId;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "documents")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DocumentRow {
    @Id
    public UUID id;

    public @Nullable UUID caseHistoryId;
    public @Nullable UUID messageId;
    public UUID patientId;
    public String fileName;
    public String contentType;
    public long size;
    public String sha256;
    public String uploadedBy;
    public UUID uploadedByUser;
    public Instant uploadTimestamp;
    public Instant createdAt;

    static DocumentRow of(Document document) {
        var row = new DocumentRow();
        row.id = document.id().value();
        switch (document.parent()) {
            case Parent.OfEntry(var entry) -> row.caseHistoryId = entry.value();
            case Parent.OfMessage(var message) -> row.messageId = message.value();
        }
        row.patientId = document.patient().value();
        row.fileName = document.file().name().value();
        row.contentType = document.file().type().mediaType();
        row.size = document.file().size();
        row.sha256 = document.file().digest().value();
        row.uploadedBy = Values.name(document.uploadedBy());
        row.uploadedByUser = document.uploadedByUser().value();
        row.uploadTimestamp = Values.stored(document.uploadedAt());
        row.createdAt = row.uploadTimestamp;
        return row;
    }

    Document toDomain() {
        return new Document(
                new FileDetails(
                        new DocumentId(id),
                        new FileName(fileName),
                        FileType.ofMediaType(contentType),
                        size,
                        new Sha256(sha256)),
                caseHistoryId == null
                        ? new Parent.OfMessage(new MessageId(Objects.requireNonNull(messageId)))
                        : new Parent.OfEntry(new CaseHistoryId(caseHistoryId)),
                new PatientId(patientId),
                Values.constant(Side.class, uploadedBy),
                new UserId(uploadedByUser),
                uploadTimestamp);
    }
}
