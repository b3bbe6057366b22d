package dev.doctorpatient.testing;

import dev.doctorpatient.application.conversation.port.Presence;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Side;

/** Nobody is there, and nobody knows since when. */
public final class NobodyPresent implements Presence {
    @Override
    public boolean isOnline(Chat chat, Side side) {
        return false;
    }
}
