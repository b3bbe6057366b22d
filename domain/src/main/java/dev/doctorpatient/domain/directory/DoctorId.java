package dev.doctorpatient.domain.directory;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of a doctor's profile. */
public record DoctorId(UUID value) {
    /** A new id, later than all that came before. */
    public static DoctorId next() {
        return new DoctorId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static DoctorId fromString(String text) {
        return new DoctorId(TimeOrderedId.parse(text));
    }
}
