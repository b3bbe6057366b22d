package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a doctor has laid down of when they can be booked, in local time of their zone.
 *
 * @param weekly the hours of every week; none: the shift of their profile applies to every day
 * @param exceptions the dates that are unlike others
 */
public record Schedule(List<WeeklyHours> weekly, List<DateException> exceptions) {
    /** Nothing laid down. */
    public static final Schedule EMPTY = new Schedule(List.of(), List.of());

    private static final int MOST_WEEKLY_HOURS = 100;
    private static final int MOST_EXCEPTIONS = 400;
    private static final int MOST_HOURS_OF_A_DATE = 10;

    /** The dates that every database holds. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private record Occasion(LocalDate date, @Nullable HospitalId hospital) {}

    /**
     * Keeps its own copies in the order of time, and checks how many there are and that nothing is said twice.
     *
     * @throws Invalid naming {@code weekly} or {@code exceptions}
     */
    public Schedule {
        weekly = weekly.stream().sorted(WeeklyHours.IN_ORDER).toList();
        exceptions = exceptions.stream().sorted(DateException.IN_ORDER).toList();
        new Rules()
                .require(weekly.size() <= MOST_WEEKLY_HOURS, "weekly", "must have at most " + MOST_WEEKLY_HOURS)
                .require(isDistinct(weekly.stream()), "weekly", "must not have the same hours twice")
                .require(exceptions.size() <= MOST_EXCEPTIONS, "exceptions", "must have at most " + MOST_EXCEPTIONS)
                .require(
                        isDistinct(exceptions.stream()
                                .map(exception -> new Occasion(exception.date(), exception.hospital()))),
                        "exceptions",
                        "must not have the same date and hospital twice")
                .require(
                        exceptions.stream()
                                .allMatch(exception -> exception.hours().size() <= MOST_HOURS_OF_A_DATE
                                        && isDistinct(exception.hours().stream())),
                        "exceptions",
                        "must have at most %d different hours a date".formatted(MOST_HOURS_OF_A_DATE))
                .require(
                        exceptions.stream()
                                .map(DateException::date)
                                .allMatch(date -> !date.isBefore(EARLIEST) && !date.isAfter(LATEST)),
                        "exceptions",
                        "must have dates between %s and %s".formatted(EARLIEST, LATEST))
                .enforce();
    }

    /** The hospitals that it names. */
    public Set<HospitalId> hospitals() {
        return Stream.concat(
                        weekly.stream().map(WeeklyHours::hospital),
                        exceptions.stream().map(DateException::hospital))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isDistinct(Stream<?> things) {
        var seen = new HashSet<>();
        return things.allMatch(seen::add);
    }
}
