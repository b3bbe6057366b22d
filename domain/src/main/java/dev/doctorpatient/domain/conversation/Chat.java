package dev.doctorpatient.domain.conversation;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import java.time.Instant;
import java.util.UUID;

/**
 * The chat of one doctor and one patient; there is at most one. How far each side has read is one number, so that what is unread
 * follows from it and cannot be wrong.
 *
 * @param activeForDoctor false while the doctor has archived it
 * @param lastSeq the place of the newest message, 0 while there is none
 * @param doctorReadSeq the place up to which the doctor has read
 */
public record Chat(
        ChatId id,
        DoctorId doctor,
        PatientId patient,
        boolean activeForDoctor,
        boolean activeForPatient,
        long lastSeq,
        long doctorReadSeq,
        long patientReadSeq,
        Instant createdAt,
        Instant updatedAt) {
    /** A new chat without messages. */
    public static Chat create(DoctorId doctor, PatientId patient, Instant now) {
        return new Chat(ChatId.next(), doctor, patient, true, true, 0, 0, 0, now, now);
    }

    /** The profile that speaks on a side: the doctor's or the patient's. */
    public UUID participant(Side side) {
        return side == Side.DOCTOR ? doctor.value() : patient.value();
    }

    /** The place up to which a side has read. */
    public long readSeq(Side side) {
        return side == Side.DOCTOR ? doctorReadSeq : patientReadSeq;
    }

    /** Whether the side that a message was sent to has read it. */
    public boolean isRead(Message message) {
        return message.seq() <= readSeq(message.sender().opposite());
    }

    /** The chat after a side has read up to a place, which never moves back and never passes the newest message. */
    public Chat readUpTo(Side side, long seq, Instant now) {
        var reached = Math.max(readSeq(side), Math.min(seq, lastSeq));
        if (reached == readSeq(side)) {
            return this;
        }
        return side == Side.DOCTOR
                ? with(activeForDoctor, activeForPatient, reached, patientReadSeq, now)
                : with(activeForDoctor, activeForPatient, doctorReadSeq, reached, now);
    }

    /** The chat put away, or taken out again, by one side. */
    public Chat withActive(Side side, boolean active, Instant now) {
        var changed = side == Side.DOCTOR
                ? with(active, activeForPatient, doctorReadSeq, patientReadSeq, now)
                : with(activeForDoctor, active, doctorReadSeq, patientReadSeq, now);
        return changed.activeForDoctor == activeForDoctor && changed.activeForPatient == activeForPatient
                ? this
                : changed;
    }

    private Chat with(
            boolean newActiveForDoctor,
            boolean newActiveForPatient,
            long newDoctorReadSeq,
            long newPatientReadSeq,
            Instant now) {
        return new Chat(
                id,
                doctor,
                patient,
                newActiveForDoctor,
                newActiveForPatient,
                lastSeq,
                newDoctorReadSeq,
                newPatientReadSeq,
                createdAt,
                now);
    }
}
