package dev.doctorpatient.domain.scheduling;

import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A slot that nobody has.
 *
 * @param zone where the doctor is
 */
public record FreeSlot(TimeSlot slot, ZoneId zone) {
    /** What the clock shows at its start where the doctor is. */
    public LocalDateTime localStart() {
        return slot.start().atZone(zone).toLocalDateTime();
    }
}
