package dev.doctorpatient.rest.interview;

import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Turn;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One turn of an interview on the wire. */
record AiMessageJson(
        UUID id,
        UUID sessionId,
        @Nullable String message,
        String response,

        @Schema(enumeration = {"question", "summary", "notice"})
        String kind,

        Instant timestamp) {
    static AiMessageJson of(AiSessionId interview, Turn turn) {
        return new AiMessageJson(
                turn.id().value(),
                interview.value(),
                turn.message(),
                turn.reply().text(),
                kindOf(turn.reply()),
                turn.at());
    }

    static String kindOf(Reply reply) {
        return switch (reply) {
            case Reply.Question _ -> "question";
            case Reply.Summary _ -> "summary";
            case Reply.Notice _ -> "notice";
        };
    }
}
