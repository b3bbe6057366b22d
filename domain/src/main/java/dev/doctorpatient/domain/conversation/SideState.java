package dev.doctorpatient.domain.conversation;

/**
 * How a chat stands for one of its sides.
 *
 * @param active false while the side has archived it
 * @param deliveredSeq the place up to which a device of the side has what was sent
 * @param readSeq the place up to which the side has read, which is not beyond what was delivered
 */
public record SideState(boolean active, long deliveredSeq, long readSeq) {
    /** How a new chat stands. */
    public static final SideState FRESH = new SideState(true, 0, 0);

    SideState withActive(boolean nowActive) {
        return new SideState(nowActive, deliveredSeq, readSeq);
    }

    /** Never moves back. */
    SideState deliveredUpTo(long seq) {
        return new SideState(active, Math.max(deliveredSeq, seq), readSeq);
    }

    /** Never moves back; what is read was delivered. */
    SideState readUpTo(long seq) {
        return new SideState(active, Math.max(deliveredSeq, seq), Math.max(readSeq, seq));
    }
}
