package dev.doctorpatient.application.directory.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The doctors. */
public interface Doctors {
    /**
     * Which doctors a list is about, all of them active; null means any.
     *
     * @param text part of the name, in any case
     * @param hospital where they work
     * @param designation the whole designation, in any case
     */
    record Filter(
            @Nullable String text,
            @Nullable HospitalId hospital,
            @Nullable String designation) {}

    /** The doctor with this id, active or not. */
    Optional<Doctor> find(DoctorId id);

    /** The same; any other transaction that asks for it in this way, or for an agenda of the doctor, waits until this one ends. */
    Optional<Doctor> lock(DoctorId id);

    /** Stores a new doctor. */
    void add(Doctor doctor);

    /** Stores changes of a doctor who is known. */
    void save(Doctor doctor);

    /** The doctors that match, newest first. */
    Page<Doctor> page(Filter filter, PageRequest request);
}
