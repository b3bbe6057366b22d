package dev.doctorpatient.rest.conversation;

import dev.doctorpatient.application.conversation.MessageView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A chat message on the wire. */
record MessageJson(
        UUID id,
        UUID chatId,
        long seq,
        UUID senderId,
        UUID receiverId,
        UUID sentBy,
        String message,
        @Schema(enumeration = "text") String messageType,
        @Nullable Object fileDetails,
        @Nullable String clientMessageId,
        Instant timestamp,
        boolean isRead,
        Instant createdAt) {
    static MessageJson of(MessageView view) {
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
                message.text().value(),
                "text",
                null,
                clientMessageId == null ? null : clientMessageId.value(),
                message.sentAt(),
                view.isRead(),
                message.sentAt());
    }
}
