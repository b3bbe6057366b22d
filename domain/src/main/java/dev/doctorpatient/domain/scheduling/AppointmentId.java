package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of an appointment. */
public record AppointmentId(UUID value) {
    /** A new id, later than all that came before. */
    public static AppointmentId next() {
        return new AppointmentId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static AppointmentId fromString(String text) {
        return new AppointmentId(TimeOrderedId.parse(text));
    }
}
