package dev.doctorpatient.domain.conversation;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of a chat. */
public record ChatId(UUID value) {
    /** A new id, later than all that came before. */
    public static ChatId next() {
        return new ChatId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static ChatId fromString(String text) {
        return new ChatId(TimeOrderedId.parse(text));
    }
}
