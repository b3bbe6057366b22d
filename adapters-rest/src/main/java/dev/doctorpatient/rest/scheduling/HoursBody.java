package dev.doctorpatient.rest.scheduling;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.doctorpatient.domain.scheduling.DailyHours;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some hours of a day, as they are sent and answered. */
@Schema(name = "Hours")
record HoursBody(
        @JsonFormat(pattern = "HH:mm") @NotNull LocalTime startTime,
        @JsonFormat(pattern = "HH:mm") @NotNull LocalTime endTime) {
    static HoursBody of(DailyHours hours) {
        return new HoursBody(hours.start(), hours.end());
    }

    DailyHours toDomain() {
        return new DailyHours(startTime, endTime);
    }
}
