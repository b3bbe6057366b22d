package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import java.util.Optional;

/**
 * A case history is read and written by everybody who acts for the patient and by the doctors who treat the patient. Administrators
 * read it after breaking the glass, and write nothing; hospitals have nothing to do with it.
 */
final class CaseHistoryAccess {
    private final CareTeams careTeams;

    CaseHistoryAccess(CareTeams careTeams) {
        this.careTeams = careTeams;
    }

    /** A patient whose case history the actor may read. */
    Patient requireReadable(Actor actor, Optional<Patient> found) {
        return requireClinical(actor, found.filter(patient -> reaches(actor, patient.id())), "patient");
    }

    /** An entry that the actor may read. */
    CaseHistory requireReadableEntry(Actor actor, Optional<CaseHistory> found) {
        return requireClinical(actor, found.filter(entry -> reaches(actor, entry.patient())), "case history");
    }

    /** The side on which the actor writes into a patient's case history. */
    Side requireWriting(Actor actor, PatientId patient) {
        var side = requireWriter(actor);
        if (!reaches(actor, patient)) {
            throw new NotFound("patient");
        }
        return side;
    }

    /** An entry to which the actor may add, or which they may amend: doctors to every one that they may read, the patient's users to those they wrote. */
    CaseHistory requireExtending(Actor actor, Optional<CaseHistory> found) {
        var side = requireWriter(actor);
        var entry = requireReadableEntry(actor, found);
        if (side == Side.PATIENT && !entry.createdBy().equals(actor.user())) {
            throw NotAllowed.because("Patients add to the entries that they wrote themselves, and amend those");
        }
        return entry;
    }

    /** Checks that only doctors, who take an interview over into a case history, go on. */
    void requireDoctor(Actor actor) {
        if (requireWriter(actor) != Side.DOCTOR) {
            throw NotAllowed.because("Only doctors take interviews over into a case history");
        }
    }

    /** On whose side an actor writes. */
    Side requireWriter(Actor actor) {
        return switch (actor) {
            case Actor.Doctor _ -> Side.DOCTOR;
            case Actor.PatientUser _ -> Side.PATIENT;
            case Actor.Administrator administrator -> throw administrator.refusalToTakePart();
            case Actor.Hospital _ -> throw hospitals();
        };
    }

    /** Whether the actor has to do with the patient's clinical content; administrators have with everybody's, behind glass. */
    boolean reaches(Actor actor, PatientId patient) {
        return switch (actor) {
            case Actor.Doctor doctor -> careTeams.isAssigned(doctor.self(), patient);
            case Actor.PatientUser user -> careTeams.isRelated(user.user(), patient);
            case Actor.Administrator _ -> true;
            case Actor.Hospital _ -> false;
        };
    }

    /** Something clinical that is within the actor's reach, or was not found there. */
    static <T> T requireClinical(Actor actor, Optional<T> reached, String kind) {
        if (actor instanceof Actor.Hospital) {
            throw hospitals(); // also for what is missing: the difference would tell what exists
        }
        var content = reached.orElseThrow(() -> new NotFound(kind));
        if (actor instanceof Actor.Administrator administrator) {
            administrator.requireBrokenGlass();
        }
        return content;
    }

    private static NotAllowed hospitals() {
        return NotAllowed.because("Hospitals have no part in case histories and documents");
    }
}
