package dev.doctorpatient.application.careteam.port;

import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.conversation.ChatId;

/** Whatever depends on which doctor treats which patient. */
public interface AssignmentObserver {
    /**
     * A doctor now treats a patient. Called in the transaction that makes it so, and commits or fails with it.
     *
     * @return the chat in which the two talk from now on
     */
    ChatId assigned(Assignment assignment);
}
