package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.shared.ResourceType;

/** Reading sessions. */
public final class InterviewRecords {
    /**
     * A session as somebody sees it.
     *
     * @param contentVisible false for administrators, who learn that it exists and not what was said
     */
    public record View(AiSession session, boolean contentVisible) {}

    private final AiSessions sessions;
    private final InterviewAccess access;
    private final AuditedTransactions transactions;

    /** A use case on its ports. */
    public InterviewRecords(AiSessions sessions, CareTeams careTeams, Chats chats, AuditedTransactions transactions) {
        this.sessions = sessions;
        this.access = new InterviewAccess(careTeams, chats);
        this.transactions = transactions;
    }

    /** One session, if the actor may know it. */
    public View get(Actor actor, AiSessionId id) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.AI_SESSION, id.value()), trace -> {
            var found = InterviewAccess.traced(trace, sessions.find(id));
            return new View(access.requireVisible(actor, found), InterviewAccess.seesContent(actor));
        });
    }

    /** The sessions that match and that the actor may know, newest first; an administrator sees no summaries, whatever they broke. */
    public Page<View> list(Actor actor, AiSessionFilter filter, PageRequest request) {
        var scope = access.scopeOf(actor);
        var contentVisible = !(actor instanceof Actor.Administrator);
        return transactions.inTransaction(actor, Deed.list(ResourceType.AI_SESSION), trace -> {
            var page = sessions.page(scope, filter, request);
            if (contentVisible) {
                page.items().stream()
                        .filter(Interview.class::isInstance)
                        .forEach(session -> trace.about(patient(session)));
            }
            return page.map(session -> new View(session, contentVisible));
        });
    }

    /** One session with everything that was said, if the actor may read it. */
    public AiSession read(Actor actor, AiSessionId id) {
        return transactions.inTransaction(
                actor,
                Deed.read(ResourceType.AI_SESSION, id.value()),
                trace -> access.requireReadable(actor, InterviewAccess.traced(trace, sessions.find(id))));
    }

    /**
     * Checks that the actor may read a session, before a socket is opened to them; only a refusal leaves a trace.
     *
     * @return the patient whom it is about
     */
    public PatientId requireReading(Actor actor, AiSessionId id) {
        var session = transactions.perform(
                actor,
                Deed.read(ResourceType.AI_SESSION, id.value()),
                trace -> transactions.inTransaction(
                        () -> access.requireReadable(actor, InterviewAccess.traced(trace, sessions.find(id)))));
        return patient(session);
    }

    private static PatientId patient(AiSession session) {
        return session.opening().patient();
    }
}
