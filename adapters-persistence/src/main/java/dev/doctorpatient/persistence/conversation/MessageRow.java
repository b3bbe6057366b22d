package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageContent.Attachment;
import dev.doctorpatient.domain.conversation.MessageContent.Kind;
import dev.doctorpatient.domain.conversation.MessageContent.Text;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.MessageText;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Erased;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "messages")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class MessageRow {
    @Id
    public UUID id;

    public UUID chatId;
    public long seq;
    public String senderSide;
    public UUID senderId;
    public UUID receiverId;
    public UUID sentBy;

    @Column(name = "message")
    public @Nullable String text;

    public String messageType;
    public @Nullable String clientMessageId;
    public Instant sentAt;
    public Instant createdAt;

    private static final String TEXT = "text";

    static MessageRow of(Message message, Chat chat) {
        var row = new MessageRow();
        row.id = message.id().value();
        row.chatId = message.chat().value();
        row.seq = message.seq();
        row.senderSide = Values.name(message.sender());
        row.senderId = chat.participant(message.sender());
        row.receiverId = chat.participant(message.sender().opposite());
        row.sentBy = message.sentBy().value();
        switch (message.content()) {
            case Text(var words) -> {
                row.messageType = TEXT;
                row.text = words.value();
            }
            case Attachment attachment -> {
                row.messageType = Values.name(attachment.kind());
                row.text = attachment.caption() == null
                        ? null
                        : attachment.caption().value();
            }
        }
        row.clientMessageId = message.clientMessageId() == null
                ? null
                : message.clientMessageId().value();
        row.sentAt = Values.stored(message.sentAt());
        row.createdAt = row.sentAt;
        return row;
    }

    boolean bringsFile() {
        return !messageType.equals(TEXT);
    }

    /** The message with its file, which is among these if it brings one. */
    Message toDomain(Map<UUID, FileDetails> files) {
        return new Message(
                new MessageId(id),
                new ChatId(chatId),
                seq,
                Values.constant(Side.class, senderSide),
                new UserId(sentBy),
                content(files),
                clientMessageId == null ? null : new ClientMessageId(clientMessageId),
                sentAt);
    }

    private MessageContent content(Map<UUID, FileDetails> files) {
        var words = text == null ? null : new MessageText(text);
        if (!bringsFile()) {
            return new Text(Objects.requireNonNull(words));
        }
        var file = files.get(id);
        return file == null
                ? Text.of(Erased.TEXT) // erased after the row was read, and before its file was
                : new Attachment(Values.constant(Kind.class, messageType), file, words);
    }
}
