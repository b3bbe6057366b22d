package dev.doctorpatient.application.casehistory.port;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import java.util.Optional;

/** The interviews on which entries of a case history can rest. */
public interface ReadableInterviews {
    /** The interview with this id, if the actor may read what was said in it. */
    Optional<Interview> find(Actor actor, AiSessionId id);

    /**
     * The same, with its summary confirmed by the actor in the present transaction, if it has one: whoever takes it over stands by it.
     */
    Optional<Interview> confirmed(Actor actor, AiSessionId id);
}
