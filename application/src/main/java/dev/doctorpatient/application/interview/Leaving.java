package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Worded;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of sessions that nobody goes on with: an interview's with a summary of what was said, in words that need no provider. */
final class Leaving {
    private final AiSessions sessions;
    private final Interviewers interviewers;
    private final InterviewObserver observer;
    private final InstantSource clock;

    Leaving(AiSessions sessions, Interviewers interviewers, InterviewObserver observer, InstantSource clock) {
        this.sessions = sessions;
        this.interviewers = interviewers;
        this.observer = observer;
        this.clock = clock;
    }

    /** Ends a session that the present transaction has locked; one that is over stays as it is. */
    void leave(AiSession session) {
        if (session.stage() != AiSessionStage.IN_PROGRESS) {
            return;
        }
        var ended = session.abandoned(summary(session), clock.instant());
        sessions.save(ended);
        if (ended instanceof Interview.Abandoned left && left.summary() != null) {
            observer.abandoned(left);
        }
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
