package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.shared.Rejection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/** Ends the AI sessions that nobody goes on with. */
public final class SessionUpkeep {
    /** How many sessions one sweep looks at. */
    static final int BATCH = 100;

    private final AiSessions sessions;
    private final Leaving leaving;
    private final Duration longestPause;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * A use case on its ports.
     *
     * @param longestPause after so long without a turn a session is over
     */
    public SessionUpkeep(
            AiSessions sessions,
            Interviewers interviewers,
            InterviewObserver observer,
            Duration longestPause,
            Transactions transactions,
            InstantSource clock) {
        this.sessions = sessions;
        this.leaving = new Leaving(sessions, interviewers, observer, clock);
        this.longestPause = longestPause;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Ends some of the sessions that were left; an interview with a summary of what was said, in the script's words, which need no
     * provider.
     *
     * @return whether there may be more
     */
    public boolean abandonIdle() {
        var idle = transactions.inTransaction(
                () -> sessions.idleSince(clock.instant().minus(longestPause), BATCH));
        var done = 0;
        var faults = new ArrayList<RuntimeException>();
        for (var id : idle) {
            try {
                transactions.runInTransaction(() -> abandon(id));
                done++;
            } catch (Rejection _) {
                // Somebody was in the way; the next sweep finds it again.
            } catch (RuntimeException fault) {
                faults.add(fault); // and no other session has to suffer for it
            }
        }
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
        return done == BATCH;
    }

    private void abandon(AiSessionId id) {
        sessions.lock(id).filter(this::isIdle).ifPresent(leaving::leave); // somebody may have gone on with it after all
    }

    private boolean isIdle(AiSession session) {
        return session.lastTurnAt().isBefore(clock.instant().minus(longestPause));
    }
}
