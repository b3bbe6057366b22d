package dev.doctorpatient.domain.directory;

import dev.doctorpatient.domain.shared.Erased;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A patient. An inactive one is hidden from lists and keeps their history. */
public record Patient(PatientId id, PatientProfile profile, boolean active, Instant createdAt, Instant updatedAt) {
    /** The zone in which a day begins first: nobody on earth has a later date. */
    private static final ZoneOffset EARLIEST_DAY = ZoneOffset.ofHours(14);

    /** A new patient. */
    public static Patient create(PatientProfile profile, Instant now) {
        return new Patient(PatientId.next(), profile.requireBornBy(dayAt(now)), true, now, now);
    }

    /** The patient with another profile. */
    public Patient describedAs(PatientProfile changed, Instant now) {
        return changed.equals(profile)
                ? this
                : new Patient(id, changed.requireBornBy(dayAt(now)), active, createdAt, now);
    }

    /** The patient put away, or taken out again. */
    public Patient withActive(boolean listed, Instant now) {
        return listed == active ? this : new Patient(id, profile, listed, createdAt, now);
    }

    /** What is left of a patient whose data were erased: nobody can tell any longer who it was. */
    public Patient erased(Instant now) {
        return new Patient(id, PatientProfile.named(Erased.TEXT), false, createdAt, now);
    }

    /** Whether the patient's data were erased. */
    public boolean isErased() {
        return !active && profile.equals(PatientProfile.named(Erased.TEXT));
    }

    private static LocalDate dayAt(Instant now) {
        return LocalDate.ofInstant(now, EARLIEST_DAY);
    }
}
