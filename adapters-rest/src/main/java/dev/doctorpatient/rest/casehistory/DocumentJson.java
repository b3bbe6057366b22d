package dev.doctorpatient.rest.casehistory;

import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A document on the wire.
 *
 * @param caseHistoryId null for one that was sent in a chat
 * @param link the path of its bytes
 */
public record DocumentJson(
        UUID id,
        @Nullable UUID caseHistoryId,
        String fileName,
        String contentType,
        long size,
        String sha256,
        String link,
        @Schema(implementation = Side.class) String uploadedBy,
        Instant uploadTimestamp,
        Instant createdAt) {
    /** The shape of a document. */
    public static DocumentJson of(Document document, ApiBase base) {
        return new DocumentJson(
                document.id().value(),
                document.parent() instanceof Document.Parent.OfEntry parent
                        ? parent.entry().value()
                        : null,
                document.file().name().value(),
                document.file().type().mediaType(),
                document.file().size(),
                document.file().digest().value(),
                contentOf(document.id(), base),
                WireNames.of(document.uploadedBy()),
                document.uploadedAt(),
                document.uploadedAt());
    }

    /** The path of a document's bytes. */
    static String contentOf(DocumentId id, ApiBase base) {
        return base.path() + "/documents/" + id.value() + "/content";
    }
}
