package dev.doctorpatient.application.offboarding.port;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;

/** What is kept for ever and says who took part. Mappings are no part of it: they tell what is, not what was. */
public interface History {
    /** Whether an appointment was ever booked at the hospital. */
    boolean mentions(HospitalId hospital);

    /** Whether the doctor ever had an appointment or a chat. */
    boolean mentions(DoctorId doctor);

    /** Whether the patient ever had an appointment, a chat, an AI session, an entry in their case history or a document. */
    boolean mentions(PatientId patient);

    /**
     * Whether the account ever did what goes on saying so: sent a message, called off an appointment, took part in an AI session, or wrote
     * an entry, a document or a suggestion.
     */
    boolean mentions(UserId user);
}
