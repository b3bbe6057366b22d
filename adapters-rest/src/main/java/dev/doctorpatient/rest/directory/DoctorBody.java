package dev.doctorpatient.rest.directory;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.shared.Invalid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What is sent of a doctor. */
public record DoctorBody(
        @NotNull String name,
        @Nullable String photo,
        @Nullable String designation,
        @Nullable Integer experience,
        @Nullable String details,
        @Nullable String contact,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime shiftTimeStart,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime shiftTimeEnd,
        @Nullable String timeZone) {
    static DoctorBody of(DoctorProfile profile) {
        return new DoctorBody(
                profile.name(),
                profile.photo(),
                profile.designation(),
                profile.experience(),
                profile.details(),
                profile.contact(),
                profile.shiftStart(),
                profile.shiftEnd(),
                profile.zone().getId());
    }

    /**
     * The profile.
     *
     * @param defaultZone where the doctor works if they do not say
     */
    public DoctorProfile toDomain(ZoneId defaultZone) {
        return new DoctorProfile(
                name,
                photo,
                designation,
                experience,
                details,
                contact,
                shiftTimeStart,
                shiftTimeEnd,
                timeZone == null ? defaultZone : zone(timeZone));
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Invalid.field("time_zone", "must be the IANA name of a time zone, such as Asia/Kolkata");
        }
        return ZoneId.of(name);
    }
}
