package dev.doctorpatient.domain.careteam;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of a mapping of any kind. */
public record MappingId(UUID value) {
    /** A new id, later than all that came before. */
    public static MappingId next() {
        return new MappingId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static MappingId fromString(String text) {
        return new MappingId(TimeOrderedId.parse(text));
    }
}
