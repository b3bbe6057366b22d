package dev.doctorpatient.domain.scheduling;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;

/**
 * Some hours of a day, as a clock on the wall shows them. Hours that end before they start cross midnight; hours that end when they
 * start last until the same time of the next day.
 */
public record DailyHours(LocalTime start, LocalTime end) {
    /** From midnight to midnight. */
    public static final DailyHours WHOLE_DAY = new DailyHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    static final Comparator<DailyHours> IN_ORDER =
            Comparator.comparing(DailyHours::start).thenComparing(DailyHours::end);

    /** The date on which the hours end that start on this one. */
    LocalDate endDate(LocalDate date) {
        return start.isBefore(end) ? date : date.plusDays(1);
    }
}
