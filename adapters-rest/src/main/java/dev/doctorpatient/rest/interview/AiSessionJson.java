package dev.doctorpatient.rest.interview;

import dev.doctorpatient.application.interview.InterviewRecords;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Interview.Abandoned;
import dev.doctorpatient.domain.interview.Interview.AwaitingAnswer;
import dev.doctorpatient.domain.interview.Interview.AwaitingReply;
import dev.doctorpatient.domain.interview.Interview.Completed;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An interview on the wire, where it is called AI session. */
record AiSessionJson(
        UUID id,
        @Nullable UUID chatId,
        UUID patientId,
        UUID userId,
        @Schema(enumeration = "interview") String mode,
        @Schema(implementation = AiSessionStage.class) String status,
        int questionsAsked,
        int totalQuestions,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String summary,
        Instant startTimestamp,
        @Nullable Instant endTimestamp) {
    static AiSessionJson of(Interview interview) {
        return of(interview, true);
    }

    static AiSessionJson of(InterviewRecords.View view) {
        return of(view.interview(), view.contentVisible());
    }

    private static AiSessionJson of(Interview interview, boolean contentVisible) {
        var opening = interview.opening();
        var chat = opening.chat();
        return new AiSessionJson(
                opening.id().value(),
                chat == null ? null : chat.value(),
                opening.patient().value(),
                opening.user().value(),
                "interview",
                WireNames.of(interview.stage()),
                interview.transcript().questionsAsked(),
                opening.totalQuestions(),
                latest(interview, Turn::provider),
                latest(interview, Turn::model),
                contentVisible && interview instanceof Completed completed ? completed.summary() : null,
                opening.startedAt(),
                switch (interview) {
                    case AwaitingAnswer _, AwaitingReply _ -> null;
                    case Completed over -> over.endedAt();
                    case Abandoned over -> over.endedAt();
                });
    }

    private static @Nullable String latest(Interview interview, Function<Turn, @Nullable String> part) {
        return interview.transcript().turns().reversed().stream()
                .flatMap(turn -> Optional.ofNullable(part.apply(turn)).stream())
                .findFirst()
                .orElse(null);
    }
}
