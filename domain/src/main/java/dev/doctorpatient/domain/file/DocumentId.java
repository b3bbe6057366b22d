package dev.doctorpatient.domain.file;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of a document. */
public record DocumentId(UUID value) {
    /** A new id, later than all that came before. */
    public static DocumentId next() {
        return new DocumentId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static DocumentId fromString(String text) {
        return new DocumentId(TimeOrderedId.parse(text));
    }
}
