package dev.doctorpatient.rest.directory;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.doctorpatient.domain.directory.Doctor;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A doctor on the wire. */
public record DoctorJson(
        UUID id,
        String name,
        @Nullable String photo,
        @Nullable String designation,
        @Nullable Integer experience,
        @Nullable String details,
        @Nullable String contact,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime shiftTimeStart,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime shiftTimeEnd,
        String timeZone,
        Instant createdAt,
        Instant updatedAt) {
    /** The shape of a doctor. */
    public static DoctorJson of(Doctor doctor) {
        var profile = doctor.profile();
        return new DoctorJson(
                doctor.id().value(),
                profile.name(),
                profile.photo(),
                profile.designation(),
                profile.experience(),
                profile.details(),
                profile.contact(),
                profile.shiftStart(),
                profile.shiftEnd(),
                profile.zone().getId(),
                doctor.createdAt(),
                doctor.updatedAt());
    }
}
