package dev.doctorpatient.testing;

import dev.doctorpatient.application.conversation.port.MessageLog.Appended;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Side;
import java.util.Collection;

/** Nobody has to learn what happens in chats. */
public final class NobodyTold implements MessageObserver {
    @Override
    public void appended(Collection<Appended> messages) {}

    @Override
    public void read(Chat chat, Side reader) {}
}
