package dev.doctorpatient.rest.interview;

import dev.doctorpatient.application.interview.InterviewRecords;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.InterviewSummary;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session on the wire. */
public record AiSessionJson(
        UUID id,
        @Nullable UUID chatId,
        UUID patientId,
        UUID userId,

        @Schema(enumeration = {"interview", "assistant"}) String mode,

        @Schema(implementation = AiSessionStage.class) String status,
        int questionsAsked,
        int totalQuestions,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String summary,

        @Schema(implementation = InterviewSummary.Status.class) @Nullable
        String summaryStatus,

        Instant startTimestamp,
        @Nullable Instant endTimestamp) {
    /** The shape of a session with its summary. */
    public static AiSessionJson of(AiSession session) {
        return of(session, true);
    }

    static AiSessionJson of(InterviewRecords.View view) {
        return of(view.session(), view.contentVisible());
    }

    private static AiSessionJson of(AiSession session, boolean contentVisible) {
        var opening = session.opening();
        var chat = opening.chat();
        var summary = summaryOf(session);
        return new AiSessionJson(
                opening.id().value(),
                chat == null ? null : chat.value(),
                opening.patient().value(),
                opening.user().value(),
                session instanceof Interview ? "interview" : "assistant",
                WireNames.of(session.stage()),
                session.transcript().questionsAsked(),
                opening.totalQuestions(),
                latest(session, Origin::provider),
                latest(session, Origin::model),
                contentVisible ? summary.map(InterviewSummary::text).orElse(null) : null,
                summary.map(InterviewSummary::status).map(WireNames::of).orElse(null),
                opening.startedAt(),
                switch (session) {
                    case Interview.AwaitingAnswer _,
                            Interview.AwaitingReply _,
                            Consultation.Open _,
                            Consultation.Waiting _ -> null;
                    case Interview.Completed over -> over.endedAt();
                    case Interview.Abandoned over -> over.endedAt();
                    case Consultation.Ended over -> over.endedAt();
                });
    }

    private static Optional<InterviewSummary> summaryOf(AiSession session) {
        return session instanceof Interview interview ? interview.result() : Optional.empty();
    }

    private static @Nullable String latest(AiSession session, Function<Origin, String> part) {
        return session.transcript().turns().reversed().stream()
                .flatMap(turn -> Optional.ofNullable(turn.origin()).stream())
                .map(part)
                .findFirst()
                .orElse(null);
    }
}
