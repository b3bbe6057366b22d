package dev.doctorpatient.application.conversation.port;

import dev.doctorpatient.application.conversation.port.MessageLog.Appended;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Side;
import java.util.Collection;

/** Whoever has to learn what happens in chats. Called in the transaction that makes it so, and commits or fails with it. */
public interface MessageObserver {
    /** Messages were appended, which become durable together. Whatever else appends to their chats waits meanwhile. */
    void appended(Collection<Appended> messages);

    /** A side has read further in a chat. Whatever appends to the chat waits meanwhile. */
    void read(Chat chat, Side reader);
}
