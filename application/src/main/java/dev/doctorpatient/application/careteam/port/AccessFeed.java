package dev.doctorpatient.application.careteam.port;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;

/** Tells everything that is open about a patient, of whatever kind. Best effort; who opens something asks the store. */
public interface AccessFeed {
    /** The doctor may no longer see anything of the patient: what they have open about them closes. */
    void ended(DoctorId doctor, PatientId patient);

    /** The user no longer acts for the patient: what they have open about them closes. */
    void ended(UserId user, PatientId patient);
}
