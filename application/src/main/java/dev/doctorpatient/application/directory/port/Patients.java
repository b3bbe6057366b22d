package dev.doctorpatient.application.directory.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.util.Optional;

/** The patients. */
public interface Patients {
    /** Whose patients a list is about. */
    sealed interface Scope {
        /** Every patient. */
        record All() implements Scope {}

        /** Those registered at a hospital. */
        record RegisteredAt(HospitalId hospital) implements Scope {}

        /** Those assigned to a doctor. */
        record AssignedTo(DoctorId doctor) implements Scope {}

        /** Those for whom a user acts. */
        record RelatedTo(UserId user) implements Scope {}
    }

    /** The patient with this id, active or not. */
    Optional<Patient> find(PatientId id);

    /** The same; any other transaction that asks for it in this way, or for an agenda of the patient, waits until this one ends. */
    Optional<Patient> lock(PatientId id);

    /** Whether the patient belongs to a scope, active or not. */
    boolean isWithin(Scope scope, PatientId id);

    /** Stores a new patient. */
    void add(Patient patient);

    /** Stores changes of a patient who is known. */
    void save(Patient patient);

    /** Removes a patient to whom nothing refers; one who is gone stays gone. */
    void remove(PatientId id);

    /** The patients of a scope that match, newest first. */
    Page<Patient> page(Scope scope, PatientFilter filter, PageRequest request);
}
