package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.DateException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A date that is unlike others, as it is sent and answered. */
@Schema(name = "DateException")
record DateExceptionBody(
        @NotNull LocalDate date,
        @Nullable List<@Valid @NotNull HoursBody> hours,
        @Nullable UUID hospitalId) {
    static DateExceptionBody of(DateException exception) {
        var hospital = exception.hospital();
        return new DateExceptionBody(
                exception.date(),
                exception.hours().stream().map(HoursBody::of).toList(),
                hospital == null ? null : hospital.value());
    }

    DateException toDomain() {
        return new DateException(
                date,
                hours == null
                        ? List.of()
                        : hours.stream().map(HoursBody::toDomain).toList(),
                hospitalId == null ? null : new HospitalId(hospitalId));
    }
}
