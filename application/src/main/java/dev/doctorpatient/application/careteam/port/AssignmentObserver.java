package dev.doctorpatient.application.careteam.port;

import dev.doctorpatient.domain.careteam.Mapping.Assignment;

/** Whatever depends on which doctor treats which patient. */
public interface AssignmentObserver {
    /** A doctor now treats a patient. Called in the transaction that makes it so, and commits or fails with it. */
    void assigned(Assignment assignment);

    /** A doctor no longer treats a patient. Called after that is durable; best effort. */
    void unassigned(Assignment assignment);
}
