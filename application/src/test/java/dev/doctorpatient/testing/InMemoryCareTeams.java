package dev.doctorpatient.testing;

import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.domain.careteam.Mapping;
import dev.doctorpatient.domain.careteam.Mapping.Affiliation;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who belongs to whom, by the mappings in memory. */
public final class InMemoryCareTeams implements CareTeams {
    private final InMemoryDatabase database;

    /** The care teams of a database. */
    public InMemoryCareTeams(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public boolean isAssigned(DoctorId doctor, PatientId patient) {
        return all(Assignment.class)
                .anyMatch(assignment -> assignment.doctor().equals(doctor)
                        && assignment.patient().equals(patient));
    }

    @Override
    public Set<DoctorId> doctors(PatientId patient) {
        return all(Assignment.class)
                .filter(assignment -> assignment.patient().equals(patient))
                .map(Assignment::doctor)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isAffiliated(DoctorId doctor, HospitalId hospital) {
        return all(Affiliation.class)
                .anyMatch(affiliation -> affiliation.doctor().equals(doctor)
                        && affiliation.hospital().equals(hospital));
    }

    @Override
    public boolean isRegistered(PatientId patient, HospitalId hospital) {
        return all(Registration.class)
                .anyMatch(registration -> registration.patient().equals(patient)
                        && registration.hospital().equals(hospital));
    }

    @Override
    public boolean shareHospital(DoctorId doctor, PatientId patient) {
        return all(Affiliation.class)
                .filter(affiliation -> affiliation.doctor().equals(doctor))
                .anyMatch(affiliation -> isRegistered(patient, affiliation.hospital()));
    }

    @Override
    public boolean isRelated(UserId user, PatientId patient) {
        return all(Kinship.class)
                .anyMatch(kinship ->
                        kinship.user().equals(user) && kinship.patient().equals(patient));
    }

    @Override
    public Set<UserId> relatives(PatientId patient) {
        return all(Kinship.class)
                .filter(kinship -> kinship.patient().equals(patient))
                .map(Kinship::user)
                .collect(Collectors.toUnmodifiableSet());
    }

    private <M extends Mapping> Stream<M> all(Class<M> kind) {
        return database.mappings.all().stream().filter(kind::isInstance).map(kind::cast);
    }
}
