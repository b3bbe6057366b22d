package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of one turn of an interview, called AI message on the wire. */
public record TurnId(UUID value) {
    /** A new id, later than all that came before. */
    public static TurnId next() {
        return new TurnId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static TurnId fromString(String text) {
        return new TurnId(TimeOrderedId.parse(text));
    }
}
