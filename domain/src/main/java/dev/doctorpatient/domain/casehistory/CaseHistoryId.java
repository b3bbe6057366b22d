package dev.doctorpatient.domain.casehistory;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of an entry of a case history. */
public record CaseHistoryId(UUID value) {
    /** A new id, later than all that came before. */
    public static CaseHistoryId next() {
        return new CaseHistoryId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static CaseHistoryId fromString(String text) {
        return new CaseHistoryId(TimeOrderedId.parse(text));
    }
}
