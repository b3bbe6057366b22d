package dev.doctorpatient.domain.notification;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** The id of a notification. */
public record NotificationId(UUID value) {
    /** A new id, later than all that came before. */
    public static NotificationId next() {
        return new NotificationId(TimeOrderedId.next());
    }

    /**
     * Reads an id as clients write it.
     *
     * @throws IllegalArgumentException if the text is no UUID in its canonical form
     */
    public static NotificationId fromString(String text) {
        return new NotificationId(TimeOrderedId.parse(text));
    }
}
