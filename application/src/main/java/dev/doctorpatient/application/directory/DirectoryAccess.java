package dev.doctorpatient.application.directory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.directory.port.Patients.Scope;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import java.util.Optional;

/**
 * Hospitals and doctors are known to everybody who is signed in, and written by themselves and the administrators. A patient is
 * known only to those who have to do with them.
 */
final class DirectoryAccess {
    private DirectoryAccess() {}

    static void requireAdministrator(Actor actor) {
        if (!(actor instanceof Actor.Administrator)) {
            throw NotAllowed.because("Only administrators add hospitals and doctors");
        }
    }

    /** Whoever is signed in may see hospitals and doctors; what is not there is not found. */
    static <T> T requireListed(Actor actor, String kind, Optional<T> found) {
        return switch (actor) {
            case Actor.Administrator _, Actor.Hospital _, Actor.Doctor _, Actor.PatientUser _ ->
                found.orElseThrow(() -> new NotFound(kind));
        };
    }

    /** A hospital for writing. Who may write none learns nothing of it, not even that it is missing. */
    static Hospital requireWritingHospital(Actor actor, Optional<Hospital> found) {
        return switch (actor) {
            case Actor.Administrator _ -> found.orElseThrow(() -> new NotFound("hospital"));
            case Actor.Hospital self -> {
                var hospital = found.orElseThrow(() -> new NotFound("hospital"));
                if (!hospital.id().equals(self.self())) {
                    throw NotAllowed.because("A hospital changes its own profile only");
                }
                yield hospital;
            }
            case Actor.Doctor _, Actor.PatientUser _ ->
                throw NotAllowed.because("Only hospitals and administrators change hospitals");
        };
    }

    /** A doctor for writing. Who may write none learns nothing of it, not even that it is missing. */
    static Doctor requireWritingDoctor(Actor actor, Optional<Doctor> found) {
        return switch (actor) {
            case Actor.Administrator _ -> found.orElseThrow(() -> new NotFound("doctor"));
            case Actor.Doctor self -> {
                var doctor = found.orElseThrow(() -> new NotFound("doctor"));
                if (!doctor.id().equals(self.self())) {
                    throw NotAllowed.because("A doctor changes their own profile only");
                }
                yield doctor;
            }
            case Actor.Hospital _, Actor.PatientUser _ ->
                throw NotAllowed.because("Only doctors and administrators change doctors");
        };
    }

    static Scope scopeOf(Actor actor) {
        return switch (actor) {
            case Actor.Administrator _ -> new Scope.All();
            case Actor.Hospital hospital -> new Scope.RegisteredAt(hospital.self());
            case Actor.Doctor doctor -> new Scope.AssignedTo(doctor.self());
            case Actor.PatientUser patient -> new Scope.RelatedTo(patient.user());
        };
    }

    static Patient requireVisible(Actor actor, PatientId id, Optional<Patient> found, Patients patients) {
        return found.filter(_ -> patients.isWithin(scopeOf(actor), id)).orElseThrow(() -> new NotFound("patient"));
    }

    static void requireWritingPatients(Actor actor) {
        if (actor instanceof Actor.Doctor) {
            throw NotAllowed.because("Doctors do not change patients' profiles");
        }
    }
}
