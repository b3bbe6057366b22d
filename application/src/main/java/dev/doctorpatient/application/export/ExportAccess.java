package dev.doctorpatient.application.export;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import java.util.Optional;

/**
 * A record is handed to everybody who acts for the patient, for it is the patient's, and to administrators after breaking the glass.
 * Doctors and hospitals read what they need of it where it is, and take nobody's record away.
 */
final class ExportAccess {
    private final CareTeams careTeams;

    ExportAccess(CareTeams careTeams) {
        this.careTeams = careTeams;
    }

    /** A patient whose whole record the actor may have. */
    Patient requireExport(Actor actor, Optional<Patient> found) {
        return switch (actor) {
            case Actor.PatientUser user ->
                found.filter(patient -> careTeams.isRelated(user.user(), patient.id()))
                        .orElseThrow(() -> new NotFound("patient"));
            case Actor.Administrator administrator -> {
                var patient = found.orElseThrow(() -> new NotFound("patient"));
                administrator.requireBrokenGlass();
                yield patient;
            }
            case Actor.Doctor _, Actor.Hospital _ ->
                throw NotAllowed.because("A patient's record is handed to the patient's own users");
        };
    }
}
