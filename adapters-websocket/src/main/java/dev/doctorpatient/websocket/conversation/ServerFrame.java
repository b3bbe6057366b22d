package dev.doctorpatient.websocket.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.doctorpatient.application.conversation.ChatView;
import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.Seen;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.websocket.shared.ApiBase;
import dev.doctorpatient.websocket.shared.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the service says in a chat. Participants are named by their profiles' ids. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Connected.class, name = "connected"),
    @JsonSubTypes.Type(value = ServerFrame.Posted.class, name = "message"),
    @JsonSubTypes.Type(value = ServerFrame.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = ServerFrame.Delivered.class, name = "delivered"),
    @JsonSubTypes.Type(value = ServerFrame.Read.class, name = "read"),
    @JsonSubTypes.Type(value = ServerFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = ServerFrame.Presence.class, name = "presence"),
    @JsonSubTypes.Type(value = ServerFrame.Refused.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.Authenticated.class, name = "authenticated"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong")
})
sealed interface ServerFrame {
    record Connected(ChatShape chat, List<PresenceShape> presence, long lastSeq, long readSeq, long peerReadSeq)
            implements ServerFrame {}

    record Posted(MessageShape message) implements ServerFrame {}

    record Ack(@Nullable String clientMessageId, UUID messageId, long seq, Instant timestamp) implements ServerFrame {}

    record Delivered(UUID participantId, long upToSeq, Instant deliveredAt) implements ServerFrame {}

    record Read(UUID messageId, UUID readerId, Instant readAt) implements ServerFrame {}

    record Typing(UUID participantId, boolean isTyping) implements ServerFrame {}

    record Presence(
            UUID participantId, boolean online, @Nullable Instant lastSeen) implements ServerFrame {
        static Presence of(UUID participant, Seen seen) {
            return new Presence(participant, seen.online(), seen.lastSeen());
        }
    }

    record Refused(
            String code,
            String detail,
            @Nullable List<Invalid.FieldError> errors,
            @Nullable Long retryAfter,
            @Nullable String clientMessageId)
            implements ServerFrame {
        static Refused of(Rejection rejection, @Nullable String clientMessageId) {
            return new Refused(
                    rejection.code().wireName(),
                    rejection.detail(),
                    Refusals.errors(rejection),
                    Refusals.retryAfter(rejection),
                    clientMessageId);
        }
    }

    record Authenticated(Instant expiresAt) implements ServerFrame {}

    record Pong() implements ServerFrame {}

    /** How a participant was last seen, at the time of connecting. */
    record PresenceShape(
            UUID participantId, boolean online, @Nullable Instant lastSeen) {
        static PresenceShape of(UUID participant, Seen seen) {
            return new PresenceShape(participant, seen.online(), seen.lastSeen());
        }
    }

    /** A file that was sent, as it is answered by REST. */
    record FileShape(UUID documentId, String fileName, String contentType, long size, String link) {
        static FileShape of(FileDetails file, ApiBase base) {
            return new FileShape(
                    file.id().value(),
                    file.name().value(),
                    file.type().mediaType(),
                    file.size(),
                    base.path() + "/documents/" + file.id().value() + "/content");
        }
    }

    /** A message, as it is answered by REST. */
    record MessageShape(
            UUID id,
            UUID chatId,
            long seq,
            UUID senderId,
            UUID receiverId,
            UUID sentBy,
            @Nullable String message,
            String messageType,
            @Nullable FileShape fileDetails,
            @Nullable String clientMessageId,
            Instant timestamp,
            boolean isRead,
            Instant createdAt) {
        static MessageShape of(MessageView view, ApiBase base) {
            return switch (view.message().content()) {
                case MessageContent.Text(var text) -> of(view, text.value(), "text", null);
                case MessageContent.Attachment attachment -> {
                    var caption = attachment.caption();
                    yield of(
                            view,
                            caption == null ? null : caption.value(),
                            attachment.kind().name().toLowerCase(Locale.ROOT),
                            FileShape.of(attachment.file(), base));
                }
            };
        }

        private static MessageShape of(
                MessageView view, @Nullable String words, String type, @Nullable FileShape file) {
            var message = view.message();
            var chat = view.chat();
            var clientMessageId = message.clientMessageId();
            return new MessageShape(
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

    /** A chat, as it is answered by REST. */
    record ChatShape(
            UUID id,
            UUID doctorId,
            UUID patientId,
            boolean isActiveForDoctor,
            boolean isActiveForPatient,
            long unreadCount,
            @Nullable MessageShape lastMessage,
            boolean doctorOnline,
            boolean patientOnline,
            Instant createdAt,
            Instant updatedAt) {
        static ChatShape of(ChatView view, ApiBase base) {
            var chat = view.chat();
            var last = view.last();
            return new ChatShape(
                    chat.id().value(),
                    chat.doctor().value(),
                    chat.patient().value(),
                    chat.isActive(Side.DOCTOR),
                    chat.isActive(Side.PATIENT),
                    view.unread(),
                    last == null ? null : MessageShape.of(last, base),
                    view.doctor().online(),
                    view.patient().online(),
                    chat.createdAt(),
                    chat.updatedAt());
        }
    }
}
