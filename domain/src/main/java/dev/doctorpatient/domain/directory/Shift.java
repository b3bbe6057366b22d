package dev.doctorpatient.domain.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours of every day in which a doctor can be booked, as a clock on the wall of the doctor's place shows them; so they keep
 * their place in the day when daylight saving begins or ends. One that ends before it starts crosses midnight; one that ends when
 * it starts lasts all day. A time of day that the clock skips counts as the moment of the skip; of one that it shows twice, the first
 * counts.
 */
public record Shift(LocalTime start, LocalTime end, ZoneId zone) {
    /** Whether all the time from one instant to another lies inside one shift. */
    public boolean covers(Instant from, Instant to) {
        if (start.equals(end)) {
            return true;
        }
        var day = from.atZone(zone).toLocalDate();
        return lies(from, to, day)
                || lies(from, to, day.minusDays(1))
                || lies(from, to, day.plusDays(1)); // a clock that goes back past midnight shows the day before again
    }

    private boolean lies(Instant from, Instant to, LocalDate firstDay) {
        var lastDay = start.isBefore(end) ? firstDay : firstDay.plusDays(1);
        var opens = firstShown(firstDay.atTime(start));
        var closes = firstShown(lastDay.atTime(end));
        return !from.isBefore(opens) && !to.isAfter(closes);
    }

    private Instant firstShown(LocalDateTime time) {
        var jump = zone.getRules().getTransition(time);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : time.atZone(zone).toInstant();
    }
}
