package dev.doctorpatient.rest.conversation;

import dev.doctorpatient.domain.conversation.ChatUpload;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that waits to be sent, on the wire. */
@Schema(name = "ChatUpload")
record ChatUploadJson(
        UUID documentId,
        UUID chatId,
        String fileName,
        String contentType,
        long size,
        String sha256,
        Instant createdAt,
        Instant expiresAt) {
    static ChatUploadJson of(ChatUpload upload) {
        var file = upload.file();
        return new ChatUploadJson(
                file.id().value(),
                upload.chat().value(),
                file.name().value(),
                file.type().mediaType(),
                file.size(),
                file.digest().value(),
                upload.uploadedAt(),
                upload.expiresAt());
    }
}
