package dev.doctorpatient.rest.conversation;

import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A chat message on the wire. */
public record MessageJson(
        UUID id,
        UUID chatId,
        long seq,
        UUID senderId,
        UUID receiverId,
        UUID sentBy,
        @Nullable String message,
        @Schema(enumeration = {"text", "audio", "file"}) String messageType,
        @Nullable SentFileJson fileDetails,
        @Nullable String clientMessageId,
        Instant timestamp,
        boolean isRead,
        Instant createdAt) {
    /**
     * A file that was sent.
     *
     * @param link the path of its bytes
     */
    @Schema(name = "SentFile")
    public record SentFileJson(UUID documentId, String fileName, String contentType, long size, String link) {
        static SentFileJson of(FileDetails file, ApiBase base) {
            return new SentFileJson(
                    file.id().value(),
                    file.name().value(),
                    file.type().mediaType(),
                    file.size(),
                    base.path() + "/documents/" + file.id().value() + "/content");
        }
    }

    /** The shape of a message. */
    public static MessageJson of(MessageView view, ApiBase base) {
        return switch (view.message().content()) {
            case MessageContent.Text(var text) -> of(view, text.value(), "text", null);
            case MessageContent.Attachment attachment -> {
                var caption = attachment.caption();
                yield of(
                        view,
                        caption == null ? null : caption.value(),
                        WireNames.of(attachment.kind()),
                        SentFileJson.of(attachment.file(), base));
            }
        };
    }

    private static MessageJson of(MessageView view, @Nullable String words, String type, @Nullable SentFileJson file) {
        var message = view.message();
        var chat = view.chat();
        var clientMessageId = message.clientMessageId();
        return new MessageJson(
                message.id().value(),
                chat.id().value(),
                message.seq(),
                chat.participant(message.sender()),
                chat.participant(message.sender().opposite()),
                message.sentBy().value(),
                words,
                type,
                file,
                clientMessageId == null ? null : clientMessageId.value(),
                message.sentAt(),
                view.isRead(),
                message.sentAt());
    }
}
