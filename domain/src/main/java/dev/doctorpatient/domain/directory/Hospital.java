package dev.doctorpatient.domain.directory;

import java.time.Instant;

/** A hospital. An inactive one is hidden from lists and keeps its history. */
public record Hospital(HospitalId id, HospitalProfile profile, boolean active, Instant createdAt, Instant updatedAt) {
    /** A new hospital. */
    public static Hospital create(HospitalProfile profile, Instant now) {
        return new Hospital(HospitalId.next(), profile, true, now, now);
    }

    /** The hospital with another profile. */
    public Hospital describedAs(HospitalProfile changed, Instant now) {
        return changed.equals(profile) ? this : new Hospital(id, changed, active, createdAt, now);
    }

    /** The hospital put away, or taken out again. */
    public Hospital withActive(boolean listed, Instant now) {
        return listed == active ? this : new Hospital(id, profile, listed, createdAt, now);
    }
}
