package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.scheduling.port.Appointments.Scope;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who books, sees and changes appointments: administrators all, hospitals those at their place, doctors and patients their own.
 * Patients may call off and move; how an appointment goes on is for those who give it.
 */
final class SchedulingAccess {
    private final CareTeams careTeams;
    private final BookingWindow patientsWindow;

    SchedulingAccess(CareTeams careTeams, BookingWindow patientsWindow) {
        this.careTeams = careTeams;
        this.patientsWindow = patientsWindow;
    }

    /** How short before and how long ahead the actor may book: it is a rule for patients, whom others may help over it. */
    BookingWindow windowOf(Actor actor) {
        return switch (actor) {
            case Actor.PatientUser _ -> patientsWindow;
            case Actor.Administrator _, Actor.Hospital _, Actor.Doctor _ -> BookingWindow.UNLIMITED;
        };
    }

    /** Checks that the actor may book for these two. References to what the actor may not know look like missing ones. */
    void requireBooking(Actor actor, DoctorId doctor, PatientId patient, @Nullable HospitalId hospital) {
        switch (actor) {
            case Actor.Administrator _ -> {}
            case Actor.Hospital place -> {
                requireKnown(careTeams.isRegistered(patient, place.self()));
                if (!place.self().equals(hospital)) {
                    throw NotAllowed.because("A hospital books appointments at its own place only");
                }
            }
            case Actor.Doctor self -> {
                requireKnown(careTeams.isAssigned(self.self(), patient));
                if (!self.self().equals(doctor)) {
                    throw NotAllowed.because("A doctor books their own appointments only");
                }
            }
            case Actor.PatientUser user -> {
                requireKnown(careTeams.isRelated(user.user(), patient));
                if (!careTeams.isAssigned(doctor, patient) && !careTeams.shareHospital(doctor, patient)) {
                    throw Invalid.rule(
                            ProblemCode.NOT_MAPPED,
                            "The patient can book only with a doctor who treats them or works at a hospital of theirs");
                }
            }
        }
    }

    Appointment requireVisible(Actor actor, Optional<Appointment> found) {
        return found.filter(appointment -> sees(actor, appointment)).orElseThrow(() -> new NotFound("appointment"));
    }

    /** Checks that somebody is there of whom everybody who is signed in may know. */
    static <T> T requireListed(Actor actor, String kind, Optional<T> found) {
        return switch (actor) {
            case Actor.Administrator _, Actor.Hospital _, Actor.Doctor _, Actor.PatientUser _ ->
                found.orElseThrow(() -> new NotFound(kind));
        };
    }

    /** Checks that the actor may lay down the hours of a doctor, of whom everybody may know. */
    static void requireOwnHours(Actor actor, DoctorId id, Optional<Doctor> found) {
        var own =
                switch (actor) {
                    case Actor.Administrator _ -> true;
                    case Actor.Doctor doctor -> doctor.self().equals(id);
                    case Actor.Hospital _, Actor.PatientUser _ -> false;
                };
        if (!own && (found.isPresent() || !(actor instanceof Actor.Doctor))) {
            throw NotAllowed.because("Doctors lay down their own hours only");
        }
        var unused = requireListed(actor, "doctor", found);
    }

    /** Checks that the actor may know a patient. */
    void requireKnownPatient(Actor actor, Optional<Patient> found) {
        if (found.map(Patient::id).filter(patient -> knows(actor, patient)).isEmpty()) {
            throw new NotFound("patient");
        }
    }

    /** Whether the actor has appointments of their own: administrators see all, and have none. */
    static boolean hasOwnCalendar(Actor actor) {
        return !(actor instanceof Actor.Administrator);
    }

    /** Checks that the actor has appointments of their own, and gives whose they are. */
    static UserId requireOwnCalendar(Actor actor) {
        if (!hasOwnCalendar(actor)) {
            throw NotAllowed.because("An administrator has no calendar of their own");
        }
        return actor.user();
    }

    /** Checks that nothing is written about somebody who was erased. */
    static void requireRemembered(String field, Optional<Patient> patient) {
        if (patient.filter(Patient::isErased).isPresent()) {
            throw Invalid.field(field, "must be left out: the patient was erased");
        }
    }

    static void requireGiving(Actor actor) {
        if (actor instanceof Actor.PatientUser) {
            throw NotAllowed.because("Patients may only cancel or reschedule an appointment");
        }
    }

    Scope scopeOf(Actor actor) {
        return switch (actor) {
            case Actor.Administrator _ -> new Scope.All();
            case Actor.Hospital hospital -> new Scope.AtHospital(hospital.self());
            case Actor.Doctor doctor -> new Scope.OfDoctor(doctor.self());
            case Actor.PatientUser patient -> new Scope.OfRelatives(patient.user());
        };
    }

    private boolean sees(Actor actor, Appointment appointment) {
        return switch (actor) {
            case Actor.Administrator _ -> true;
            case Actor.Hospital hospital -> hospital.self().equals(appointment.hospital());
            case Actor.Doctor doctor -> doctor.self().equals(appointment.doctor());
            case Actor.PatientUser user -> careTeams.isRelated(user.user(), appointment.patient());
        };
    }

    private boolean knows(Actor actor, PatientId patient) {
        return switch (actor) {
            case Actor.Administrator _ -> true;
            case Actor.Hospital hospital -> careTeams.isRegistered(patient, hospital.self());
            case Actor.Doctor doctor -> careTeams.isAssigned(doctor.self(), patient);
            case Actor.PatientUser user -> careTeams.isRelated(user.user(), patient);
        };
    }

    private static void requireKnown(boolean known) {
        if (!known) {
            throw Invalid.reference("patient_id");
        }
    }
}
