package dev.doctorpatient.domain.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours of every day in which a doctor can be booked, as a clock on the wall of the doctor's place shows them; so they keep
 * their place in the day when daylight saving begins or ends. One that ends before it starts crosses midnight; one that ends when
 * it starts lasts all day.
 */
public record Shift(LocalTime start, LocalTime end, ZoneId zone) {
    /** Whether all the time from one instant to another lies inside one shift. */
    public boolean covers(Instant from, Instant to) {
        if (start.equals(end)) {
            return true;
        }
        var day = from.atZone(zone).toLocalDate();
        return lies(from, to, day) || lies(from, to, day.minusDays(1));
    }

    private boolean lies(Instant from, Instant to, LocalDate firstDay) {
        var lastDay = start.isBefore(end) ? firstDay : firstDay.plusDays(1);
        var opens = firstDay.atTime(start).atZone(zone).toInstant();
        var closes = lastDay.atTime(end).atZone(zone).toInstant();
        return !from.isBefore(opens) && !to.isAfter(closes);
    }
}
