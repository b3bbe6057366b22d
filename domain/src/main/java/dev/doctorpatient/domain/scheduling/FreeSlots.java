package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.HospitalId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The free slots of one length. They follow one another from the start of each stretch of hours, by the clock on the wall: a day on
 * which daylight saving begins or ends has the same starts as any other, but those that the clock skips, and each of them once. No two
 * overlap.
 */
public final class FreeSlots {
    private final Availability availability;
    private final @Nullable HospitalId place;
    private final Duration duration;
    private final NavigableMap<Instant, Instant> busy;

    /**
     * Slots of a doctor.
     *
     * @param place where; null: wherever the doctor is
     * @param busy what is taken, of the doctor or anybody else who has to come
     */
    public FreeSlots(
            Availability availability, @Nullable HospitalId place, Duration duration, Collection<TimeSlot> busy) {
        this.availability = availability;
        this.place = place;
        this.duration = duration;
        this.busy = merged(busy);
    }

    /** Those that lie wholly between two instants, earliest first, and no more of them than wanted. */
    public List<FreeSlot> between(Instant from, Instant to, int most) {
        var found = new ArrayList<FreeSlot>();
        var soonest = from;
        for (var opening : availability.openings(place, from, to)) {
            for (var local = opening.localStart();
                    found.size() < most && startsBefore(opening.closes(), local) && startsBefore(to, local);
                    local = local.plus(duration)) {
                var slot = new TimeSlot(Availability.Opening.firstShown(local, availability.zone()), duration);
                if (isShown(local)
                        && !slot.start().isBefore(soonest)
                        && !slot.end().isAfter(opening.closes())
                        && !slot.end().isAfter(to)
                        && !isTaken(slot)) {
                    found.add(new FreeSlot(slot, availability.zone()));
                    soonest = slot.end();
                }
            }
        }
        return List.copyOf(found);
    }

    private boolean startsBefore(Instant end, LocalDateTime local) {
        return Availability.Opening.firstShown(local, availability.zone()).isBefore(end);
    }

    private boolean isShown(LocalDateTime local) {
        return !availability.zone().getRules().getValidOffsets(local).isEmpty();
    }

    private boolean isTaken(TimeSlot slot) {
        var last = busy.lowerEntry(slot.end());
        return last != null && last.getValue().isAfter(slot.start());
    }

    /** What is taken, as ends by starts; what overlaps is one, so that of any instant the last start before it tells all. */
    private static NavigableMap<Instant, Instant> merged(Collection<TimeSlot> slots) {
        var merged = new TreeMap<Instant, Instant>();
        slots.stream().sorted(Comparator.comparing(TimeSlot::start)).forEachOrdered(slot -> {
            var before = merged.lastEntry();
            if (before != null && !before.getValue().isBefore(slot.start())) {
                merged.put(before.getKey(), later(before.getValue(), slot.end()));
            } else {
                merged.put(slot.start(), slot.end());
            }
        });
        return merged;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
