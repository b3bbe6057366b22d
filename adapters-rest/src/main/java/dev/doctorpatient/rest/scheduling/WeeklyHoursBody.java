package dev.doctorpatient.rest.scheduling;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.DailyHours;
import dev.doctorpatient.domain.scheduling.WeeklyHours;
import dev.doctorpatient.rest.shared.WireNames;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Hours that come back every week, as they are sent and answered. */
@Schema(name = "WeeklyHours")
record WeeklyHoursBody(
        @Schema(implementation = DayOfWeek.class) @NotNull String day,

        @JsonFormat(pattern = "HH:mm") @NotNull LocalTime startTime,
        @JsonFormat(pattern = "HH:mm") @NotNull LocalTime endTime,
        @Nullable UUID hospitalId) {
    static WeeklyHoursBody of(WeeklyHours weekly) {
        var hospital = weekly.hospital();
        return new WeeklyHoursBody(
                WireNames.of(weekly.day()),
                weekly.hours().start(),
                weekly.hours().end(),
                hospital == null ? null : hospital.value());
    }

    /**
     * The hours.
     *
     * @param place where they stand in the body, for whoever has to be told that they are wrong
     */
    WeeklyHours toDomain(String place) {
        return new WeeklyHours(
                WireNames.parse(DayOfWeek.class, place + ".day", day),
                new DailyHours(startTime, endTime),
                hospitalId == null ? null : new HospitalId(hospitalId));
    }
}
