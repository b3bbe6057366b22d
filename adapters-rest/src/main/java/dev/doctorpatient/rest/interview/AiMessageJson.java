package dev.doctorpatient.rest.interview;

import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Turn;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One turn of a session on the wire. */
public record AiMessageJson(
        UUID id,
        UUID sessionId,
        @Nullable String message,
        String response,

        @Schema(enumeration = {"question", "summary", "answer", "notice"})
        String kind,

        @Nullable String provider,
        @Nullable String model,
        @Nullable Long latencyMs,
        @Nullable Boolean fellBack,
        Instant timestamp) {
    /** The shape of a turn. */
    public static AiMessageJson of(AiSessionId session, Turn turn) {
        var origin = turn.origin();
        return new AiMessageJson(
                turn.id().value(),
                session.value(),
                turn.message(),
                turn.reply().text(),
                kindOf(turn.reply()),
                origin == null ? null : origin.provider(),
                origin == null ? null : origin.model(),
                origin == null ? null : origin.latency().toMillis(),
                origin == null ? null : origin.fellBack(),
                turn.at());
    }

    static String kindOf(Reply reply) {
        return switch (reply) {
            case Reply.Question _ -> "question";
            case Reply.Summary _ -> "summary";
            case Reply.Answer _ -> "answer";
            case Reply.Notice _ -> "notice";
        };
    }
}
