package dev.doctorpatient.application.conversation.port;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Seen;
import dev.doctorpatient.domain.conversation.Side;

/** Who is there at this moment. */
public interface Presence {
    /** How a side of a chat was last seen. */
    Seen of(Chat chat, Side side);
}
