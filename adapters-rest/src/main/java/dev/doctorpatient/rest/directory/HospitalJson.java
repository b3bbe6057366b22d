package dev.doctorpatient.rest.directory;

import dev.doctorpatient.domain.directory.Hospital;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hospital on the wire. */
public record HospitalJson(
        UUID id,
        String name,
        @Nullable String address,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String contact,
        @Nullable String pinCode,
        @Nullable String email,
        List<String> specialities,
        @Nullable String link,
        @Nullable String website,
        Instant createdAt,
        Instant updatedAt) {
    /** The shape of a hospital. */
    public static HospitalJson of(Hospital hospital) {
        var profile = hospital.profile();
        var email = profile.email();
        return new HospitalJson(
                hospital.id().value(),
                profile.name(),
                profile.address(),
                profile.city(),
                profile.state(),
                profile.country(),
                profile.contact(),
                profile.pinCode(),
                email == null ? null : email.value(),
                profile.specialities(),
                profile.link(),
                profile.website(),
                hospital.createdAt(),
                hospital.updatedAt());
    }
}
