package dev.doctorpatient.application.interview.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import java.util.Optional;

/** The interviews with all their turns. */
public interface AiSessions {
    /** Whose interviews a list is about. */
    sealed interface Scope {
        /** Everybody's. */
        record All() implements Scope {}

        /** Those linked to a chat of a doctor with a patient whom they treat now. */
        record OfDoctor(DoctorId doctor) implements Scope {}

        /** Those of the patients for whom a user acts. */
        record OfRelatives(UserId user) implements Scope {}
    }

    /** Stores a new interview. */
    void add(Interview interview);

    /** The interview with this id, equal to the one that was stored last. */
    Optional<Interview> find(AiSessionId id);

    /** The same; any other transaction that asks for it in this way waits until the present one ends. */
    Optional<Interview> lock(AiSessionId id);

    /** Stores the new state of an interview that is locked by the same transaction; turns are only ever added. */
    void save(Interview interview);

    /** The interviews that match, newest first. */
    Page<Interview> page(Scope scope, AiSessionFilter filter, PageRequest request);
}
