package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.util.List;

/** The appointment's status does not allow this step, or not yet. */
public final class InvalidTransition extends Conflict {
    private static final long serialVersionUID = 1L;

    private final transient List<AppointmentStatus> allowed;

    InvalidTransition(String detail, List<AppointmentStatus> allowed) {
        super(ProblemCode.INVALID_STATUS_TRANSITION, detail);
        this.allowed = List.copyOf(allowed);
    }

    /** The steps that may follow now. */
    public List<AppointmentStatus> allowed() {
        return allowed;
    }
}
