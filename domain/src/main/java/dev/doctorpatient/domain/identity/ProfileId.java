package dev.doctorpatient.domain.identity;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of the hospital, doctor or patient profile that an account acts as; its kind follows from the account's role. */
public record ProfileId(UUID value) {
    /** A new id, later than all that came before. */
    public static ProfileId next() {
        return new ProfileId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static ProfileId fromString(String text) {
        return new ProfileId(TimeOrderedId.parse(text));
    }
}
