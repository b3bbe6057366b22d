package dev.doctorpatient.domain.directory;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who a patient is. */
public record PatientProfile(
        String name,
        @Nullable LocalDate birthDate,
        @Nullable Gender gender,
        @Nullable String contact,
        @Nullable String photo) {
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1850, 1, 1);

    /**
     * Checks the lengths. That a birth date is not in the future is checked where a profile is written, which knows the day.
     *
     * @throws Invalid naming each field that is wrong
     */
    public PatientProfile {
        new Rules()
                .name("name", name)
                .require(
                        birthDate == null || !birthDate.isBefore(EARLIEST_BIRTH),
                        "dob",
                        "must not be before " + EARLIEST_BIRTH)
                .optionalText("contact", contact, 50)
                .optionalUrl("photo", photo)
                .enforce();
    }

    /** A profile of which only the name is known. */
    public static PatientProfile named(String name) {
        return new PatientProfile(name, null, null, null, null);
    }

    /**
     * Checks what depends on the day on which it is written.
     *
     * @param today the latest day that it is anywhere on earth
     * @throws Invalid naming {@code dob}
     */
    public PatientProfile requireBornBy(LocalDate today) {
        new Rules()
                .require(birthDate == null || !birthDate.isAfter(today), "dob", "must not be in the future")
                .enforce();
        return this;
    }
}
