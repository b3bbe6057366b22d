package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a doctor can be booked: what they have laid down; of days of which they have not, the shift of their profile; without one, at any
 * time. All of it is what a clock on the wall of the doctor's place shows, so it keeps its place in the day when daylight saving begins
 * or ends. A time of day that the clock skips counts as the moment of the skip; of one that it shows twice, the first counts.
 */
public record Availability(Schedule schedule, Optional<Shift> shift, ZoneId zone) {
    /** The availability of a doctor with this profile who has laid this down. */
    public static Availability of(DoctorProfile profile, Schedule schedule) {
        return new Availability(schedule, profile.shift(), profile.zone());
    }

    /**
     * Whether the doctor is available all through a slot.
     *
     * @param place where; null: wherever they are
     */
    public boolean covers(TimeSlot slot, @Nullable HospitalId place) {
        return covers(slot.start(), slot.end(), place);
    }

    boolean covers(Instant from, Instant to, @Nullable HospitalId place) {
        var joined = new ArrayList<Opening>();
        for (var opening : openings(place, from, to)) {
            // Hours that only touch are one stretch of work.
            if (!joined.isEmpty() && joined.getLast().reaches(opening)) {
                joined.add(joined.removeLast().joined(opening));
            } else {
                joined.add(opening);
            }
        }
        return joined.stream().anyMatch(opening -> !from.isBefore(opening.opens()) && !to.isAfter(opening.closes()));
    }

    /** The hours that have some time between two instants, in their order. Those that overlap are one; those that only touch are not. */
    List<Opening> openings(@Nullable HospitalId place, Instant from, Instant to) {
        // Hours begin at most a day before they end, and a clock that goes back may show the day before again.
        var first = from.atZone(zone).toLocalDate().minusDays(2);
        var last = to.atZone(zone).toLocalDate().plusDays(1);
        var joined = new ArrayList<Opening>();
        first.datesUntil(last.plusDays(1))
                .flatMap(date -> hoursOn(date, place).map(hours -> Opening.of(date, hours, zone)))
                .filter(opening -> opening.opens().isBefore(opening.closes()))
                .filter(opening ->
                        opening.opens().isBefore(to) && opening.closes().isAfter(from))
                .sorted(Comparator.comparing(Opening::opens).thenComparing(Opening::localStart))
                .forEachOrdered(opening -> {
                    if (!joined.isEmpty() && joined.getLast().overlaps(opening)) {
                        joined.add(joined.removeLast().joined(opening));
                    } else {
                        joined.add(opening);
                    }
                });
        return joined;
    }

    /** The hours that start on a date, for a place. */
    private Stream<DailyHours> hoursOn(LocalDate date, @Nullable HospitalId place) {
        var exceptions = schedule.exceptions().stream()
                .filter(exception -> exception.date().equals(date))
                .toList();
        var everywhere = exceptions.stream()
                .filter(exception -> exception.hospital() == null)
                .findFirst();
        if (everywhere.isPresent()) {
            return everywhere.get().hours().stream();
        }
        if (place == null) {
            var unlike = exceptions.stream().map(DateException::hospital).toList();
            return Stream.concat(
                    usual(date)
                            .filter(hours -> hours.hospital() == null || !unlike.contains(hours.hospital()))
                            .map(WeeklyHours::hours),
                    exceptions.stream().flatMap(exception -> exception.hours().stream()));
        }
        return exceptions.stream()
                .filter(exception -> Objects.equals(exception.hospital(), place))
                .findFirst()
                .map(exception -> exception.hours().stream())
                .orElseGet(() -> usual(date).filter(hours -> hours.isAt(place)).map(WeeklyHours::hours));
    }

    private Stream<WeeklyHours> usual(LocalDate date) {
        var day = date.getDayOfWeek();
        if (schedule.weekly().isEmpty()) {
            var hours = shift.map(it -> new DailyHours(it.start(), it.end())).orElse(DailyHours.WHOLE_DAY);
            return Stream.of(new WeeklyHours(day, hours, null));
        }
        return schedule.weekly().stream().filter(hours -> hours.day() == day);
    }

    /** Hours of one date, in instants; and the time on the wall from which their slots are counted. */
    record Opening(LocalDateTime localStart, Instant opens, Instant closes) {
        static Opening of(LocalDate date, DailyHours hours, ZoneId zone) {
            var start = date.atTime(hours.start());
            return new Opening(
                    start,
                    firstShown(start, zone),
                    firstShown(hours.endDate(date).atTime(hours.end()), zone));
        }

        /** The first instant at which the clock shows a time or, if it skips it, any later one. */
        static Instant firstShown(LocalDateTime time, ZoneId zone) {
            var jump = zone.getRules().getTransition(time);
            return jump != null && jump.isGap()
                    ? jump.getInstant()
                    : time.atZone(zone).toInstant(); // of two, this is the earlier
        }

        /** Whether one that starts no earlier starts before this ends. */
        private boolean overlaps(Opening next) {
            return next.opens.isBefore(closes);
        }

        /** Whether one that starts no earlier leaves no time between. */
        private boolean reaches(Opening next) {
            return !next.opens.isAfter(closes);
        }

        private Opening joined(Opening next) {
            return new Opening(localStart, opens, closes.isAfter(next.closes) ? closes : next.closes);
        }
    }
}
