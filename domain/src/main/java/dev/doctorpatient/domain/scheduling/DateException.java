package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.HospitalId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A date that is unlike others.
 *
 * @param hours that start on the date, in place of those of every week; none: closed
 * @param hospital the place where it is unlike; null: everywhere, whatever else is said of the date
 */
public record DateException(
        LocalDate date, List<DailyHours> hours, @Nullable HospitalId hospital) {
    static final Comparator<DateException> IN_ORDER =
            Comparator.comparing(DateException::date).thenComparing(exception -> String.valueOf(exception.hospital()));

    /** Keeps its own copy of the hours in the order of time. */
    public DateException {
        hours = hours.stream().sorted(DailyHours.IN_ORDER).toList();
    }
}
