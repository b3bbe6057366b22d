package dev.doctorpatient.domain.directory;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a doctor shows of themselves.
 *
 * @param experience in whole years
 * @param shiftStart local time in {@code zone}; there is a shift exactly if both times are known
 */
public record DoctorProfile(
        String name,
        @Nullable String photo,
        @Nullable String designation,
        @Nullable Integer experience,
        @Nullable String details,
        @Nullable String contact,
        @Nullable LocalTime shiftStart,
        @Nullable LocalTime shiftEnd,
        ZoneId zone) {
    private static final int LONGEST_CAREER = 100;

    /**
     * Checks the lengths, and that a shift has both ends or none.
     *
     * @throws Invalid naming each field that is wrong
     */
    public DoctorProfile {
        new Rules()
                .name("name", name)
                .optionalUrl("photo", photo)
                .optionalName("designation", designation)
                .require(
                        experience == null || (experience >= 0 && experience <= LONGEST_CAREER),
                        "experience",
                        "must be between 0 and " + LONGEST_CAREER + " years")
                .optionalText("details", details, 4_000)
                .optionalText("contact", contact, 50)
                .require(
                        (shiftStart == null) == (shiftEnd == null),
                        shiftStart == null ? "shift_time_start" : "shift_time_end",
                        "must come together with the other end of the shift")
                .enforce();
    }

    /** A profile of which only the name is known, in a zone. */
    public static DoctorProfile named(String name, ZoneId zone) {
        return new DoctorProfile(name, null, null, null, null, null, null, null, zone);
    }

    /** When the doctor can be booked; empty: at any time. */
    public Optional<Shift> shift() {
        return shiftStart == null || shiftEnd == null
                ? Optional.empty()
                : Optional.of(new Shift(shiftStart, shiftEnd, zone));
    }
}
