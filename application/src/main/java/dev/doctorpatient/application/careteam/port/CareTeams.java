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

    /** Every doctor who treats the patient. */
    Set<DoctorId> doctors(PatientId patient);

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

    /**
     * Who stands around a patient, as seen from one doctor.
     *
     * @param assigned whether the doctor treats the patient
     * @param relatives everybody who acts for the patient
     */
    record Circle(boolean assigned, Set<UserId> relatives) {
        /** Keeps its own copy. */
        public Circle {
            relatives = Set.copyOf(relatives);
        }
    }

    /** Both at once, for what is asked all the time. */
    default Circle circle(DoctorId doctor, PatientId patient) {
        return new Circle(isAssigned(doctor, patient), relatives(patient));
    }
}
