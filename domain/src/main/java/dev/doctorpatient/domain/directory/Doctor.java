package dev.doctorpatient.domain.directory;

import java.time.Instant;

/** A doctor. An inactive one is hidden from lists and keeps their history. */
public record Doctor(DoctorId id, DoctorProfile profile, boolean active, Instant createdAt, Instant updatedAt) {
    /** A new doctor. */
    public static Doctor create(DoctorProfile profile, Instant now) {
        return new Doctor(DoctorId.next(), profile, true, now, now);
    }

    /** The doctor with another profile. */
    public Doctor describedAs(DoctorProfile changed, Instant now) {
        return changed.equals(profile) ? this : new Doctor(id, changed, active, createdAt, now);
    }

    /** The doctor put away, or taken out again. */
    public Doctor withActive(boolean listed, Instant now) {
        return listed == active ? this : new Doctor(id, profile, listed, createdAt, now);
    }
}
