package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of an interview, called AI session on the wire. */
public record AiSessionId(UUID value) {
    /** A new id, later than all that came before. */
    public static AiSessionId next() {
        return new AiSessionId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static AiSessionId fromString(String text) {
        return new AiSessionId(TimeOrderedId.parse(text));
    }
}
