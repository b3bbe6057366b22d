package dev.doctorpatient.rest.export;

import dev.doctorpatient.application.interview.SummaryReview.Reviewed;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.rest.interview.AiMessageJson;
import dev.doctorpatient.rest.interview.AiSessionJson;
import dev.doctorpatient.rest.interview.AiSummaryJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interview with all that was said.
 *
 * @param pendingMessage what was said and waits for its reply; null if nothing does
 * @param summary null while there is none
 */
record InterviewJson(
        AiSessionJson session,
        List<AiMessageJson> messages,
        @Nullable String pendingMessage,
        @Nullable AiSummaryJson summary) {
    static InterviewJson of(Interview interview) {
        var id = interview.opening().id();
        return new InterviewJson(
                AiSessionJson.of(interview),
                interview.transcript().turns().stream()
                        .map(turn -> AiMessageJson.of(id, turn))
                        .toList(),
                pendingIn(interview),
                Reviewed.of(interview).map(AiSummaryJson::of).orElse(null));
    }

    static @Nullable String pendingIn(Interview interview) {
        return interview instanceof Interview.AwaitingReply waiting && waiting.pending() != null
                ? waiting.pending().text()
                : null;
    }
}
