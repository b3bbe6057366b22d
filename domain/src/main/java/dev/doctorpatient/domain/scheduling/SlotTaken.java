package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;

/** The doctor or the patient has another appointment at some instant of the slot. */
public final class SlotTaken extends Conflict {
    private static final long serialVersionUID = 1L;

    /** The one refusal there is: whose other appointment it is stays unsaid. */
    public SlotTaken() {
        super(ProblemCode.TIME_SLOT_TAKEN, "The time is taken by another appointment of the doctor or the patient");
    }
}
