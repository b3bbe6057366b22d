package dev.doctorpatient.application.directory.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.HospitalId;
import java.util.Optional;

/** The hospitals. */
public interface Hospitals {
    /** The hospital with this id, active or not. */
    Optional<Hospital> find(HospitalId id);

    /** The same; any other transaction that asks for it in this way waits until the present one ends. */
    Optional<Hospital> lock(HospitalId id);

    /** The same; until the transaction ends, it stays as it is. Whoever locks it waits, and others may hold it too. */
    Optional<Hospital> hold(HospitalId id);

    /**
     * Stores a new hospital.
     *
     * @throws dev.doctorpatient.domain.shared.Conflict {@code email_taken} if another hospital has the address
     */
    void add(Hospital hospital);

    /**
     * Stores changes of a hospital that is known.
     *
     * @throws dev.doctorpatient.domain.shared.Conflict {@code email_taken} if another hospital has the address
     */
    void save(Hospital hospital);

    /** Removes a hospital to which nothing refers; one that is gone stays gone. */
    void remove(HospitalId id);

    /** The hospitals that match, newest first. */
    Page<Hospital> page(HospitalFilter filter, PageRequest request);
}
