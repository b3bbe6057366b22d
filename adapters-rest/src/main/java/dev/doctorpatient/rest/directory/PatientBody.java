package dev.doctorpatient.rest.directory;

import dev.doctorpatient.domain.directory.Gender;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.rest.shared.WireNames;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent of a patient. */
public record PatientBody(
        @NotNull String name,
        @Nullable LocalDate dob,
        @Schema(implementation = Gender.class) @Nullable String gender,
        @Nullable String contact,
        @Nullable String photo) {
    static PatientBody of(PatientProfile profile) {
        var gender = profile.gender();
        return new PatientBody(
                profile.name(),
                profile.birthDate(),
                gender == null ? null : WireNames.of(gender),
                profile.contact(),
                profile.photo());
    }

    /** The profile. */
    public PatientProfile toDomain() {
        return new PatientProfile(name, dob, WireNames.parseOptional(Gender.class, "gender", gender), contact, photo);
    }
}
