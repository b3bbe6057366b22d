package dev.doctorpatient.testing;

import dev.doctorpatient.application.identity.port.SessionFeed;
import dev.doctorpatient.domain.identity.SessionId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers which sessions were told to be over. */
public final class RecordingSessionFeed implements SessionFeed {
    private final List<SessionId> ended = new CopyOnWriteArrayList<>();

    @Override
    public void ended(Collection<SessionId> sessions) {
        ended.addAll(sessions);
    }

    /** Everything told so far, oldest first. */
    public List<SessionId> ended() {
        return List.copyOf(ended);
    }
}
