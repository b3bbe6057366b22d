package dev.doctorpatient.application.conversation;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Message;

/** A message with the chat that tells who sent it to whom and whether it was read. */
public record MessageView(Message message, Chat chat) {
    /** Whether the other side has read it. */
    public boolean isRead() {
        return chat.isRead(message);
    }
}
