package dev.doctorpatient.application.careteam.port;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.util.Set;

/** The questions about who belongs to whom, on which every access policy rests. */
public interface CareTeams {
    /** Whether the doctor treats the patient. */
    boolean isAssigned(DoctorId doctor, PatientId patient);

    /** Whether the doctor works at the hospital. */
    boolean isAffiliated(DoctorId doctor, HospitalId hospital);

    /** Whether the patient is registered at the hospital. */
    boolean isRegistered(PatientId patient, HospitalId hospital);

    /** Whether the doctor works at some hospital where the patient is registered. */
    boolean shareHospital(DoctorId doctor, PatientId patient);

    /** Whether the user acts for the patient. */
    boolean isRelated(UserId user, PatientId patient);

    /** Everybody who acts for the patient. */
    Set<UserId> relatives(PatientId patient);
}
