package dev.doctorpatient.application.conversation.port;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.Side;

/** Whoever has to learn what happens in chats. Called in the transaction that makes it so, and commits or fails with it. */
public interface MessageObserver {
    /** A message was appended. Whatever else appends to the chat waits meanwhile. */
    void appended(Chat chat, Message message);

    /** A side has read further in a chat. Whatever appends to the chat waits meanwhile. */
    void read(Chat chat, Side reader);
}
