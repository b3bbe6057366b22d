package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.HospitalId;
import java.time.DayOfWeek;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Hours that come back every week.
 *
 * @param day on which they start
 * @param hospital where the doctor works then; null: they can be had for any place
 */
public record WeeklyHours(
        DayOfWeek day, DailyHours hours, @Nullable HospitalId hospital) {
    static final Comparator<WeeklyHours> IN_ORDER = Comparator.comparing(WeeklyHours::day)
            .thenComparing(WeeklyHours::hours, DailyHours.IN_ORDER)
            .thenComparing(hours -> String.valueOf(hours.hospital()));

    boolean isAt(HospitalId place) {
        return hospital == null || hospital.equals(place);
    }
}
