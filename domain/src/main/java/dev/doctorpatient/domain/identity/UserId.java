package dev.doctorpatient.domain.identity;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of an account. */
public record UserId(UUID value) {
    /** A new id, later than all that came before. */
    public static UserId next() {
        return new UserId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static UserId fromString(String text) {
        return new UserId(TimeOrderedId.parse(text));
    }
}
