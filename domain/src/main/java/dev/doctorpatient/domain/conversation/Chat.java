package dev.doctorpatient.domain.conversation;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import java.time.Instant;
import java.util.UUID;

/**
 * The chat of one doctor and one patient; there is at most one. How far each side has read is one number, so that what is unread
 * follows from it and cannot be wrong.
 *
 * @param lastSeq the place of the newest message, 0 while there is none
 */
public record Chat(
        ChatId id,
        DoctorId doctor,
        PatientId patient,
        SideState doctorState,
        SideState patientState,
        long lastSeq,
        Instant createdAt,
        Instant updatedAt) {
    /** A new chat without messages. */
    public static Chat create(DoctorId doctor, PatientId patient, Instant now) {
        return new Chat(ChatId.next(), doctor, patient, SideState.FRESH, SideState.FRESH, 0, now, now);
    }

    /** The profile that speaks on a side: the doctor's or the patient's. */
    public UUID participant(Side side) {
        return side == Side.DOCTOR ? doctor.value() : patient.value();
    }

    /** Whether a side has it out of its archive. */
    public boolean isActive(Side side) {
        return state(side).active();
    }

    /** The place up to which a side has read. */
    public long readSeq(Side side) {
        return state(side).readSeq();
    }

    /** Whether the side that a message was sent to has read it. */
    public boolean isRead(Message message) {
        return message.seq() <= readSeq(message.sender().opposite());
    }

    /** The place up to which a device of a side has what was sent. */
    public long deliveredSeq(Side side) {
        return state(side).deliveredSeq();
    }

    /**
     * The chat after a side has read up to a place, which never moves back and never passes the newest message. What is read was
     * delivered.
     */
    public Chat readUpTo(Side side, long seq, Instant now) {
        return changed(side, state(side).readUpTo(Math.min(seq, lastSeq)), now);
    }

    /** The chat after a device of a side got all up to a place, which never moves back and never passes the newest message. */
    public Chat deliveredUpTo(Side side, long seq) {
        return changed(side, state(side).deliveredUpTo(Math.min(seq, lastSeq)), updatedAt);
    }

    /** The chat put away, or taken out again, by one side. */
    public Chat withActive(Side side, boolean active, Instant now) {
        return changed(side, state(side).withActive(active), now);
    }

    /** The chat with one more message, which takes it out of both archives. */
    public Chat extended(Instant now) {
        return new Chat(
                id,
                doctor,
                patient,
                doctorState.withActive(true),
                patientState.withActive(true),
                lastSeq + 1,
                createdAt,
                now);
    }

    private SideState state(Side side) {
        return side == Side.DOCTOR ? doctorState : patientState;
    }

    private Chat changed(Side side, SideState state, Instant now) {
        if (state.equals(state(side))) {
            return this;
        }
        return new Chat(
                id,
                doctor,
                patient,
                side == Side.DOCTOR ? state : doctorState,
                side == Side.PATIENT ? state : patientState,
                lastSeq,
                createdAt,
                now);
    }
}
