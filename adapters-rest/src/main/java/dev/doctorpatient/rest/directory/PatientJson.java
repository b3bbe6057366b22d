package dev.doctorpatient.rest.directory;

import dev.doctorpatient.domain.directory.Gender;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A patient on the wire. */
public record PatientJson(
        UUID id,
        String name,
        @Nullable LocalDate dob,
        @Schema(implementation = Gender.class) @Nullable String gender,
        @Nullable String contact,
        @Nullable String photo,
        Instant createdAt,
        Instant updatedAt) {
    /** The shape of a patient. */
    public static PatientJson of(Patient patient) {
        var profile = patient.profile();
        var gender = profile.gender();
        return new PatientJson(
                patient.id().value(),
                profile.name(),
                profile.birthDate(),
                gender == null ? null : WireNames.of(gender),
                profile.contact(),
                profile.photo(),
                patient.createdAt(),
                patient.updatedAt());
    }
}
