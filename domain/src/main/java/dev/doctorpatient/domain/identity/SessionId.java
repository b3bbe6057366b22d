package dev.doctorpatient.domain.identity;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of one sign-in: the family of refresh tokens that follow from it. */
public record SessionId(UUID value) {
    /** A new id, later than all that came before. */
    public static SessionId next() {
        return new SessionId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static SessionId fromString(String text) {
        return new SessionId(TimeOrderedId.parse(text));
    }
}
