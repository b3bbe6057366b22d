package dev.doctorpatient.application.onboarding;

import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.Profiles;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hospitals, doctors and patients as the profiles of accounts. */
public final class AccountProfiles implements Profiles {
    private final Hospitals hospitals;
    private final Doctors doctors;
    private final Patients patients;
    private final Mappings mappings;
    private final ZoneId defaultZone;

    /** Profiles on their ports; doctors of whom nothing else is known are in the zone. */
    public AccountProfiles(
            Hospitals hospitals, Doctors doctors, Patients patients, Mappings mappings, ZoneId defaultZone) {
        this.hospitals = hospitals;
        this.doctors = doctors;
        this.patients = patients;
        this.mappings = mappings;
        this.defaultZone = defaultZone;
    }

    @Override
    public @Nullable ProfileId open(Role role, ContactDetails details, Instant now) {
        var name = details.name();
        var contact = details.contact();
        return switch (role) {
            case ADMIN -> null;
            case DOCTOR ->
                added(Doctor.create(
                        new DoctorProfile(name, null, null, null, null, contact, null, null, defaultZone), now));
            case PATIENT -> added(Patient.create(new PatientProfile(name, null, null, contact, null), now));
            case HOSPITAL ->
                added(Hospital.create(
                        new HospitalProfile(
                                name, details.address(), null, null, null, contact, null, null, List.of(), null, null),
                        now));
        };
    }

    @Override
    public void reopen(User user, Instant now) {
        var profile = user.profile();
        if (profile != null) {
            switch (user.role()) {
                case ADMIN -> {}
                case DOCTOR ->
                    doctors.lock(new DoctorId(profile.value()))
                            .map(doctor -> doctor.withActive(true, now))
                            .ifPresent(doctors::save);
                case PATIENT ->
                    patients.lock(new PatientId(profile.value()))
                            .map(patient -> patient.withActive(true, now))
                            .ifPresent(patients::save);
                case HOSPITAL ->
                    hospitals
                            .lock(new HospitalId(profile.value()))
                            .map(hospital -> hospital.withActive(true, now))
                            .ifPresent(hospitals::save);
            }
        }
    }

    @Override
    public void settle(User user, Instant now) {
        if (user.role() == Role.PATIENT) {
            var own = new PatientId(Objects.requireNonNull(user.profile()).value());
            mappings.add(Kinship.create(user.id(), own, Relation.SELF, now));
        } else {
            mappings.removeAllOf(user.id());
        }
    }

    /** Whether there is such a profile that was not put away; until the transaction ends, it stays as it is. */
    boolean lockActive(Role role, ProfileId profile) {
        var id = profile.value();
        return switch (role) {
            case ADMIN -> false;
            case DOCTOR -> doctors.lock(new DoctorId(id)).filter(Doctor::active).isPresent();
            case PATIENT ->
                patients.lock(new PatientId(id)).filter(Patient::active).isPresent();
            case HOSPITAL ->
                hospitals.lock(new HospitalId(id)).filter(Hospital::active).isPresent();
        };
    }

    ProfileId added(Doctor doctor) {
        doctors.add(doctor);
        return new ProfileId(doctor.id().value());
    }

    ProfileId added(Patient patient) {
        patients.add(patient);
        return new ProfileId(patient.id().value());
    }

    ProfileId added(Hospital hospital) {
        hospitals.add(hospital);
        return new ProfileId(hospital.id().value());
    }
}
