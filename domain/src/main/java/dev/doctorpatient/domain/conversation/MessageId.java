package dev.doctorpatient.domain.conversation;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of a chat message. */
public record MessageId(UUID value) {
    /** A new id, later than all that came before. */
    public static MessageId next() {
        return new MessageId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static MessageId fromString(String text) {
        return new MessageId(TimeOrderedId.parse(text));
    }
}
