package dev.doctorpatient.application.audit;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;

/** Administrators read every event; who acts for a patient reads who looked at that patient's data. */
final class AuditAccess {
    private final CareTeams careTeams;

    AuditAccess(CareTeams careTeams) {
        this.careTeams = careTeams;
    }

    static void requireAdministrator(Actor actor) {
        if (!(actor instanceof Actor.Administrator)) {
            throw NotAllowed.because("Only administrators read the audit events");
        }
    }

    /** @param exists whether there is such a patient */
    void requireAccessLog(Actor actor, PatientId patient, boolean exists) {
        var allowed =
                switch (actor) {
                    case Actor.Administrator _ -> exists;
                    case Actor.PatientUser user -> exists && careTeams.isRelated(user.user(), patient);
                    case Actor.Doctor _, Actor.Hospital _ ->
                        throw NotAllowed.because("Who looked at a patient's data is told to the patient's own users");
                };
        if (!allowed) {
            throw new NotFound("patient");
        }
    }
}
