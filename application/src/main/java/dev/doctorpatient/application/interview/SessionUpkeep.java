package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Worded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends the AI sessions that nobody goes on with. */
public final class SessionUpkeep {
    /** How many sessions one sweep looks at. */
    static final int BATCH = 100;

    private final AiSessions sessions;
    private final Interviewers interviewers;
    private final InterviewObserver observer;
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
        this.interviewers = interviewers;
        this.observer = observer;
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
        idle.forEach(id -> transactions.runInTransaction(() -> abandon(id)));
        return idle.size() == BATCH;
    }

    private void abandon(AiSessionId id) {
        var session = sessions.lock(id).orElseThrow();
        if (session.stage() != AiSessionStage.IN_PROGRESS || !isIdle(session)) {
            return; // somebody went on with it after all
        }
        var ended = session.abandoned(summary(session), clock.instant());
        sessions.save(ended);
        if (ended instanceof Interview.Abandoned left && left.summary() != null) {
            observer.abandoned(left);
        }
    }

    private boolean isIdle(AiSession session) {
        return session.lastTurnAt().isBefore(clock.instant().minus(longestPause));
    }

    private @Nullable Worded summary(AiSession session) {
        var said = said(session);
        return said.isEmpty() ? null : interviewers.scripted(new Task.Summarize(), said);
    }

    private static List<Answered> said(AiSession session) {
        return switch (session) {
            case Interview.AwaitingReply waiting -> waiting.answered();
            case Interview interview -> interview.transcript().answered();
            case Consultation _ -> List.of();
        };
    }
}
