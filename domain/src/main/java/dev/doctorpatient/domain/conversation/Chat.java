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
 * @param doctorDeliveredSeq the place up to which a device of the doctor's has what was sent
 * @param doctorReadSeq the place up to which the doctor has read, which is not beyond what was delivered
 */
public record Chat(
        ChatId id,
        DoctorId doctor,
        PatientId patient,
        boolean activeForDoctor,
        boolean activeForPatient,
        long lastSeq,
        long doctorDeliveredSeq,
        long patientDeliveredSeq,
        long doctorReadSeq,
        long patientReadSeq,
        Instant createdAt,
        Instant updatedAt) {
    /** A new chat without messages. */
    public static Chat create(DoctorId doctor, PatientId patient, Instant now) {
        return new Chat(ChatId.next(), doctor, patient, true, true, 0, 0, 0, 0, 0, now, now);
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

    /** The place up to which a device of a side has what was sent. */
    public long deliveredSeq(Side side) {
        return side == Side.DOCTOR ? doctorDeliveredSeq : patientDeliveredSeq;
    }

    /** Whether a device of the side that a message was sent to has it. */
    public boolean isDelivered(Message message) {
        return message.seq() <= deliveredSeq(message.sender().opposite());
    }

    /**
     * The chat after a side has read up to a place, which never moves back and never passes the newest message. What is read was
     * delivered.
     */
    public Chat readUpTo(Side side, long seq, Instant now) {
        var reached = Math.max(readSeq(side), Math.min(seq, lastSeq));
        if (reached == readSeq(side)) {
            return this;
        }
        var delivered = deliveredUpTo(side, reached);
        return side == Side.DOCTOR
                ? delivered.with(reached, patientReadSeq, now)
                : delivered.with(doctorReadSeq, reached, now);
    }

    /** The chat after a device of a side got all up to a place, which never moves back and never passes the newest message. */
    public Chat deliveredUpTo(Side side, long seq) {
        var reached = Math.max(deliveredSeq(side), Math.min(seq, lastSeq));
        return new Chat(
                id,
                doctor,
                patient,
                activeForDoctor,
                activeForPatient,
                lastSeq,
                side == Side.DOCTOR ? reached : doctorDeliveredSeq,
                side == Side.PATIENT ? reached : patientDeliveredSeq,
                doctorReadSeq,
                patientReadSeq,
                createdAt,
                updatedAt);
    }

    /** The chat put away, or taken out again, by one side. */
    public Chat withActive(Side side, boolean active, Instant now) {
        return (side == Side.DOCTOR ? activeForDoctor : activeForPatient) == active
                ? this
                : new Chat(
                        id,
                        doctor,
                        patient,
                        side == Side.DOCTOR ? active : activeForDoctor,
                        side == Side.PATIENT ? active : activeForPatient,
                        lastSeq,
                        doctorDeliveredSeq,
                        patientDeliveredSeq,
                        doctorReadSeq,
                        patientReadSeq,
                        createdAt,
                        now);
    }

    /** The chat with one more message, which takes it out of both archives. */
    public Chat extended(Instant now) {
        return new Chat(
                id,
                doctor,
                patient,
                true,
                true,
                lastSeq + 1,
                doctorDeliveredSeq,
                patientDeliveredSeq,
                doctorReadSeq,
                patientReadSeq,
                createdAt,
                now);
    }

    private Chat with(long newDoctorReadSeq, long newPatientReadSeq, Instant now) {
        return new Chat(
                id,
                doctor,
                patient,
                activeForDoctor,
                activeForPatient,
                lastSeq,
                doctorDeliveredSeq,
                patientDeliveredSeq,
                newDoctorReadSeq,
                newPatientReadSeq,
                createdAt,
                now);
    }
}
