package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.port.Interviews;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.InterviewFilter;
import dev.doctorpatient.domain.interview.InterviewId;

/** Reading interviews. */
public final class InterviewRecords {
    /**
     * An interview as somebody sees it.
     *
     * @param contentVisible false for administrators, who learn that it exists and not what was said
     */
    public record View(Interview interview, boolean contentVisible) {}

    private final Interviews interviews;
    private final InterviewAccess access;
    private final Transactions transactions;

    /** A use case on its ports. */
    public InterviewRecords(Interviews interviews, CareTeams careTeams, Chats chats, Transactions transactions) {
        this.interviews = interviews;
        this.access = new InterviewAccess(careTeams, chats);
        this.transactions = transactions;
    }

    /** One interview, if the actor may know it. */
    public View get(Actor actor, InterviewId id) {
        return transactions.inTransaction(
                () -> new View(access.requireVisible(actor, interviews.find(id)), InterviewAccess.seesContent(actor)));
    }

    /** The interviews that match and that the actor may know, newest first. */
    public Page<View> list(Actor actor, InterviewFilter filter, PageRequest request) {
        var scope = access.scopeOf(actor);
        return transactions.inTransaction(() -> interviews
                .page(scope, filter, request)
                .map(interview -> new View(interview, InterviewAccess.seesContent(actor))));
    }

    /** One interview with everything that was said, if the actor may read it. */
    public Interview read(Actor actor, InterviewId id) {
        return transactions.inTransaction(() -> access.requireReadable(actor, interviews.find(id)));
    }
}
