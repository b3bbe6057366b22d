package dev.doctorpatient.application.directory.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import java.util.Optional;

/** The doctors. */
public interface Doctors {
    /** The doctor with this id, active or not. */
    Optional<Doctor> find(DoctorId id);

    /** The same; any other transaction that asks for it in this way, or for an agenda of the doctor, waits until this one ends. */
    Optional<Doctor> lock(DoctorId id);

    /** Stores a new doctor. */
    void add(Doctor doctor);

    /** Stores changes of a doctor who is known. */
    void save(Doctor doctor);

    /** Removes a doctor to whom nothing refers; one who is gone stays gone. */
    void remove(DoctorId id);

    /** The doctors that match, newest first. */
    Page<Doctor> page(DoctorFilter filter, PageRequest request);
}
