package dev.doctorpatient.application.careteam.port;

import dev.doctorpatient.domain.careteam.Mapping;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.careteam.RelatedPatient;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.util.List;
import java.util.Optional;

/** The mappings of all four kinds. */
public interface Mappings {
    /**
     * Stores a new mapping.
     *
     * @throws dev.doctorpatient.domain.shared.Conflict {@code mapping_exists} if the two are mapped already, or the user has
     *     another relation {@code self}; also if that is being stored at this moment
     */
    void add(Mapping mapping);

    /** The mapping of this kind with this id. */
    <M extends Mapping> Optional<M> find(Class<M> kind, MappingId id);

    /**
     * Stores another relation between the same two.
     *
     * @throws dev.doctorpatient.domain.shared.Conflict {@code mapping_exists} if the user has another relation {@code self}
     */
    void save(Kinship kinship);

    /** Removes a mapping; one that is gone stays gone. */
    void remove(Mapping mapping);

    /** Removes every mapping of a hospital. */
    void removeAllOf(HospitalId hospital);

    /** Removes every mapping of a doctor. */
    void removeAllOf(DoctorId doctor);

    /** Removes every mapping of a patient. */
    void removeAllOf(PatientId patient);

    /** Removes every relation of a user. */
    void removeAllOf(UserId user);

    /** The active patients a user acts for, oldest relation first. */
    List<RelatedPatient> patientsOf(UserId user);

    /** The relations of everybody who acts for a patient, the oldest first. */
    List<Kinship> relativesOf(PatientId patient);
}
