package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.MessageText;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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
    public String text;

    public String messageType;
    public @Nullable String clientMessageId;
    public Instant sentAt;
    public Instant createdAt;

    static MessageRow of(Message message, Chat chat) {
        var row = new MessageRow();
        row.id = message.id().value();
        row.chatId = message.chat().value();
        row.seq = message.seq();
        row.senderSide = Values.name(message.sender());
        row.senderId = chat.participant(message.sender());
        row.receiverId = chat.participant(message.sender().opposite());
        row.sentBy = message.sentBy().value();
        row.text = message.text().value();
        row.messageType = "text"; // the only type so far
        row.clientMessageId = message.clientMessageId() == null
                ? null
                : message.clientMessageId().value();
        row.sentAt = Values.stored(message.sentAt());
        row.createdAt = row.sentAt;
        return row;
    }

    Message toDomain() {
        return new Message(
                new MessageId(id),
                new ChatId(chatId),
                seq,
                Values.constant(Side.class, senderSide),
                new UserId(sentBy),
                new MessageText(text),
                clientMessageId == null ? null : new ClientMessageId(clientMessageId),
                sentAt);
    }
}
