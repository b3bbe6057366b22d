package dev.doctorpatient.domain.directory;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of a hospital. */
public record HospitalId(UUID value) {
    /** A new id, later than all that came before. */
    public static HospitalId next() {
        return new HospitalId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static HospitalId fromString(String text) {
        return new HospitalId(TimeOrderedId.parse(text));
    }
}
