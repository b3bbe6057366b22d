package dev.doctorpatient.domain.suggestion;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of a suggestion. */
public record SuggestionId(UUID value) {
    /** A new id, later than all that came before. */
    public static SuggestionId next() {
        return new SuggestionId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static SuggestionId fromString(String text) {
        return new SuggestionId(TimeOrderedId.parse(text));
    }
}
