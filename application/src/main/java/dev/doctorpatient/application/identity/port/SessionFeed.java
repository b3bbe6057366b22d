package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.domain.identity.SessionId;
import java.util.Collection;

/** Tells everything that is open on behalf of a session. */
public interface SessionFeed {
    /** These sessions are over: what is open on their behalf closes. Best effort; who opens something asks the store. */
    void ended(Collection<SessionId> sessions);
}
