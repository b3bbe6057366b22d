package dev.doctorpatient.application.access;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;

/** Who asks for something, proved before any use case runs: an account and what it acts as. */
public sealed interface Actor {
    /** The account. */
    UserId user();

    /** Runs the service; sees no clinical content. */
    record Administrator(UserId user) implements Actor {}

    /** Acts as a hospital. */
    record Hospital(UserId user, HospitalId self) implements Actor {}

    /** Acts as a doctor. */
    record Doctor(UserId user, DoctorId self) implements Actor {}

    /** Acts as a patient, and for every patient that the account is related to. */
    record PatientUser(UserId user, PatientId self) implements Actor {}
}
