package dev.doctorpatient.domain.audit;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of an audit event. */
public record AuditEventId(UUID value) {
    /** A new id, later than all that came before. */
    public static AuditEventId next() {
        return new AuditEventId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static AuditEventId fromString(String text) {
        return new AuditEventId(TimeOrderedId.parse(text));
    }
}
