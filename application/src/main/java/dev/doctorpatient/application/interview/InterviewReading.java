package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.port.ReadableInterviews;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import java.util.Optional;

/** Hands interviews to case histories, by the rules of interviews. */
public final class InterviewReading implements ReadableInterviews {
    private final AiSessions sessions;
    private final InterviewAccess access;

    /** A reader on its ports. */
    public InterviewReading(AiSessions sessions, CareTeams careTeams, Chats chats) {
        this.sessions = sessions;
        this.access = new InterviewAccess(careTeams, chats);
    }

    @Override
    public Optional<Interview> find(Actor actor, AiSessionId id) {
        return sessions.find(id)
                .filter(session -> access.reads(actor, session))
                .filter(Interview.class::isInstance)
                .map(Interview.class::cast);
    }
}
