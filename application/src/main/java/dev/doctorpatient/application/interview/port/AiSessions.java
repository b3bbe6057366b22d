package dev.doctorpatient.application.interview.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The AI sessions with all their turns. */
public interface AiSessions {
    /** Whose sessions a list is about. */
    sealed interface Scope {
        /** Everybody's. */
        record All() implements Scope {}

        /** A doctor's own consultations, and interviews linked to a chat of theirs, of patients whom they treat now. */
        record OfDoctor(DoctorId doctor, UserId user) implements Scope {}

        /** The interviews of the patients for whom a user acts. */
        record OfRelatives(UserId user) implements Scope {}
    }

    /** Stores a new session. */
    void add(AiSession session);

    /** The session with this id, equal to the one that was stored last. */
    Optional<AiSession> find(AiSessionId id);

    /** The same; any other transaction that asks for it in this way waits until the present one ends. */
    Optional<AiSession> lock(AiSessionId id);

    /** Stores the new state of a session that is locked by the same transaction; turns are only ever added. */
    void save(AiSession session);

    /** The sessions that match, newest first. */
    Page<AiSession> page(Scope scope, AiSessionFilter filter, PageRequest request);

    /** The interviews in a chat that go on, the oldest first; whoever may add one holds the lock of the chat. */
    List<Interview> openIn(ChatId chat);

    /** Some of the sessions that go on and were stored last before a time, the longest left first. */
    List<AiSessionId> idleSince(Instant time, int most);
}
