package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.port.ReadableInterviews;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import java.time.InstantSource;
import java.util.Optional;

/** Hands interviews to case histories, by the rules of interviews. */
public final class InterviewReading implements ReadableInterviews {
    private final AiSessions sessions;
    private final InterviewAccess access;
    private final InstantSource clock;

    /** A reader on its ports. */
    public InterviewReading(AiSessions sessions, CareTeams careTeams, Chats chats, InstantSource clock) {
        this.sessions = sessions;
        this.access = new InterviewAccess(careTeams, chats);
        this.clock = clock;
    }

    @Override
    public Optional<Interview> find(Actor actor, AiSessionId id) {
        return readable(actor, sessions.find(id));
    }

    @Override
    public Optional<Interview> confirmed(Actor actor, AiSessionId id) {
        return readable(actor, sessions.lock(id)).map(interview -> {
            var confirmed = interview.withSummary(summary -> summary.confirmed(actor.user(), clock.instant()));
            if (!confirmed.equals(interview)) {
                sessions.save(confirmed);
            }
            return confirmed;
        });
    }

    private Optional<Interview> readable(Actor actor, Optional<AiSession> found) {
        return found.filter(session -> access.reads(actor, session))
                .filter(Interview.class::isInstance)
                .map(Interview.class::cast);
    }
}
