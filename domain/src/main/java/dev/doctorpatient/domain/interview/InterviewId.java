package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of an interview, called AI session on the wire. */
public record InterviewId(UUID value) {
    /** A new id, later than all that came before. */
    public static InterviewId next() {
        return new InterviewId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static InterviewId fromString(String text) {
        return new InterviewId(TimeOrderedId.parse(text));
    }
}
