package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.util.List;

/** The doctor or the patient has another appointment at some instant of the slot. */
public final class SlotTaken extends Conflict {
    private static final long serialVersionUID = 1L;

    private final transient List<FreeSlot> alternatives;

    /** The one refusal there is: whose other appointment it is stays unsaid. */
    public SlotTaken() {
        this(List.of());
    }

    private SlotTaken(List<FreeSlot> alternatives) {
        super(ProblemCode.TIME_SLOT_TAKEN, "The time is taken by another appointment of the doctor or the patient");
        this.alternatives = List.copyOf(alternatives);
    }

    /** The same, with slots that were free a moment ago. */
    public SlotTaken withAlternatives(List<FreeSlot> free) {
        return new SlotTaken(free);
    }

    /** The next slots that could be had in its place; none if nobody looked or there are none. */
    public List<FreeSlot> alternatives() {
        return alternatives;
    }
}
