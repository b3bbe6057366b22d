package dev.doctorpatient.application.conversation.port;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Side;

/** Who is there at this moment. */
public interface Presence {
    /** Whether a side of a chat has a live connection, wherever. */
    boolean isOnline(Chat chat, Side side);
}
