package dev.doctorpatient.domain.conversation;

/** One of the two sides of a chat. The patient's side may be several users: the patient and family. */
public enum Side {
    DOCTOR,
    PATIENT;

    /** The other side. */
    public Side opposite() {
        return this == DOCTOR ? PATIENT : DOCTOR;
    }
}
