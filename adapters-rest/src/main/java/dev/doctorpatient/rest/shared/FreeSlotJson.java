package dev.doctorpatient.rest.shared;

import dev.doctorpatient.domain.scheduling.FreeSlot;
import java.time.Instant;
import java.time.LocalDateTime;

/** A free slot on the wire: proposed in lists, and in the refusal of one that is taken. */
public record FreeSlotJson(Instant start, Instant end, LocalDateTime localStart, String timeZone) {
    /** The shape of a free slot. */
    public static FreeSlotJson of(FreeSlot free) {
        return new FreeSlotJson(
                free.slot().start(),
                free.slot().end(),
                free.localStart(),
                free.zone().getId());
    }
}
