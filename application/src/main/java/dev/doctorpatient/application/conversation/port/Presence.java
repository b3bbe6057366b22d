package dev.doctorpatient.application.conversation.port;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who is there at this moment. */
public interface Presence {
    /**
     * How a side of a chat was last seen.
     *
     * @param online whether it has a live connection now
     * @param lastSeen when it last had one; null if it has one now or that is not known
     */
    record Seen(boolean online, @Nullable Instant lastSeen) {}

    /** How a side of a chat was last seen. */
    Seen of(Chat chat, Side side);
}
