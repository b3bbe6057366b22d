package dev.doctorpatient.domain.careteam;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;

/** That one person or place belongs to another. Access follows from it, and ends with it. */
public sealed interface Mapping {
    MappingId id();

    Instant createdAt();

    Instant updatedAt();

    /** A doctor works at a hospital. */
    record Affiliation(MappingId id, HospitalId hospital, DoctorId doctor, Instant createdAt, Instant updatedAt)
            implements Mapping {
        /** A new affiliation. */
        public static Affiliation create(HospitalId hospital, DoctorId doctor, Instant now) {
            return new Affiliation(MappingId.next(), hospital, doctor, now, now);
        }
    }

    /** A patient is registered at a hospital. */
    record Registration(MappingId id, HospitalId hospital, PatientId patient, Instant createdAt, Instant updatedAt)
            implements Mapping {
        /** A new registration. */
        public static Registration create(HospitalId hospital, PatientId patient, Instant now) {
            return new Registration(MappingId.next(), hospital, patient, now, now);
        }
    }

    /** A doctor treats a patient. While it lasts, their chat can be written to. */
    record Assignment(MappingId id, DoctorId doctor, PatientId patient, Instant createdAt, Instant updatedAt)
            implements Mapping {
        /** A new assignment. */
        public static Assignment create(DoctorId doctor, PatientId patient, Instant now) {
            return new Assignment(MappingId.next(), doctor, patient, now, now);
        }
    }

    /** A user acts for a patient. At most one relation of a user is {@link Relation#SELF}. */
    record Kinship(
            MappingId id, UserId user, PatientId patient, Relation relation, Instant createdAt, Instant updatedAt)
            implements Mapping {
        /** A new relation. */
        public static Kinship create(UserId user, PatientId patient, Relation relation, Instant now) {
            return new Kinship(MappingId.next(), user, patient, relation, now, now);
        }

        /** The same two people in another relation. */
        public Kinship as(Relation changed, Instant now) {
            return changed == relation ? this : new Kinship(id, user, patient, changed, createdAt, now);
        }
    }
}
