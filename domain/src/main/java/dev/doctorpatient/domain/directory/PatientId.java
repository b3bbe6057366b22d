package dev.doctorpatient.domain.directory;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of a patient's profile. */
public record PatientId(UUID value) {
    /** A new id, later than all that came before. */
    public static PatientId next() {
        return new PatientId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static PatientId fromString(String text) {
        return new PatientId(TimeOrderedId.parse(text));
    }
}
