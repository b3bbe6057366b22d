package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.suggestion.port.Suggestions;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.InterviewSummary;
import dev.doctorpatient.domain.interview.SummaryReading;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.domain.suggestion.SuggestionSearch;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of an interview's summary: it is read with its evidence, corrected by the patient's side, confirmed by the doctor. */
public final class SummaryReview {
    /** A summary, the interview that it is of, and where each thing that it says comes from. */
    public record Reviewed(Interview interview, InterviewSummary summary, SummaryReading reading) {
        /** The summary of an interview; empty while it has none. */
        public static Optional<Reviewed> of(Interview interview) {
            return interview
                    .result()
                    .map(summary -> new Reviewed(
                            interview,
                            summary,
                            SummaryReading.of(
                                    summary.text(), interview.transcript().answered())));
        }
    }

    private static final int MOST_SUGGESTIONS = 10;

    /** A search has ten terms at most, and each of these is short. */
    private static final int MOST_WORDS = 10;

    private final AiSessions sessions;
    private final Suggestions suggestions;
    private final InterviewAccess access;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public SummaryReview(
            AiSessions sessions,
            Suggestions suggestions,
            CareTeams careTeams,
            Chats chats,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.sessions = sessions;
        this.suggestions = suggestions;
        this.access = new InterviewAccess(careTeams, chats);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The summary as it stands.
     *
     * @throws Invalid {@code nothing_to_summarize} if the session has none
     */
    public Reviewed read(Actor actor, AiSessionId id) {
        return transactions.inTransaction(
                actor,
                Deed.read(ResourceType.AI_SESSION, id.value()),
                trace -> reviewed(access.requireReadable(actor, InterviewAccess.traced(trace, sessions.find(id)))));
    }

    /**
     * Puts it into the words of the patient's side.
     *
     * @throws Invalid naming {@code summary}, or {@code nothing_to_summarize} if the session has none
     * @throws Conflict {@code summary_confirmed} once a doctor has confirmed it
     */
    public Reviewed correct(Actor actor, AiSessionId id, String text) {
        return changed(
                actor,
                id,
                found -> access.requireOwnInterview(actor, found),
                summary -> summary.corrected(text, actor.user(), clock.instant()));
    }

    /**
     * The doctor of the interview's chat stands by it. Again it changes nothing.
     *
     * @param version the number of the version that they have read, from 1; null: the newest, whatever it is
     * @throws Conflict {@code concurrent_change} if it was corrected since
     * @throws Invalid {@code nothing_to_summarize} if the session has none
     */
    public Reviewed confirm(Actor actor, AiSessionId id, @Nullable Integer version) {
        return changed(actor, id, found -> access.requireTreatedInterview(actor, found), summary -> {
            if (version != null && version != summary.versions().size()) {
                throw new Conflict(ProblemCode.CONCURRENT_CHANGE, "The summary was corrected meanwhile; read it again");
            }
            return summary.confirmed(actor.user(), clock.instant());
        });
    }

    /** The suggestions of doctors that fit the complaint in a summary, best first; for the doctor of the interview's chat. */
    public List<Suggestion> suggestions(Actor actor, AiSessionId id) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.AI_SESSION, id.value()), trace -> {
            var reviewed =
                    reviewed(access.requireTreatedInterview(actor, InterviewAccess.traced(trace, sessions.find(id))));
            return SuggestionSearch.of(searchText(reviewed.reading().complaint()))
                    .map(search -> suggestions
                            .search(search, new PageRequest(MOST_SUGGESTIONS, null))
                            .items())
                    .orElse(List.of());
        });
    }

    private static String searchText(List<String> words) {
        return words.stream().limit(MOST_WORDS).collect(Collectors.joining(" "));
    }

    private interface Requirement {
        AiSession of(Optional<AiSession> found);
    }

    private Reviewed changed(
            Actor actor, AiSessionId id, Requirement requirement, UnaryOperator<InterviewSummary> change) {
        return transactions.inTransaction(actor, Deed.update(ResourceType.AI_SESSION, id.value()), trace -> {
            var before = reviewed(requirement.of(InterviewAccess.traced(trace, sessions.lock(id))));
            var after = before.interview().withSummary(change);
            if (!after.equals(before.interview())) {
                sessions.save(after);
            }
            return reviewed(after);
        });
    }

    private static Reviewed reviewed(AiSession session) {
        return Optional.of(session)
                .filter(Interview.class::isInstance)
                .map(Interview.class::cast)
                .flatMap(Reviewed::of)
                .orElseThrow(() -> Invalid.rule(ProblemCode.NOTHING_TO_SUMMARIZE, "The session has no summary"));
    }
}
