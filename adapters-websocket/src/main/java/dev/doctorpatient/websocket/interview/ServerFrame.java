package dev.doctorpatient.websocket.interview;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.websocket.shared.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the service says in an interview. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Connected.class, name = "connected"),
    @JsonSubTypes.Type(value = ServerFrame.Question.class, name = "question"),
    @JsonSubTypes.Type(value = ServerFrame.Summary.class, name = "summary"),
    @JsonSubTypes.Type(value = ServerFrame.Notice.class, name = "notice"),
    @JsonSubTypes.Type(value = ServerFrame.Refused.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.Authenticated.class, name = "authenticated"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong")
})
sealed interface ServerFrame {
    record Connected(SessionShape session, List<TurnShape> messages) implements ServerFrame {}

    record Question(int number, int total, String content) implements ServerFrame {}

    record Summary(String content) implements ServerFrame {}

    record Notice(String content) implements ServerFrame {}

    record Refused(
            String code,
            String detail,
            @Nullable List<Invalid.FieldError> errors,
            @Nullable Long retryAfter,
            @Nullable String clientMessageId)
            implements ServerFrame {
        static Refused of(Rejection rejection, @Nullable String clientMessageId) {
            return new Refused(
                    rejection.code().wireName(),
                    rejection.detail(),
                    Refusals.errors(rejection),
                    Refusals.retryAfter(rejection),
                    clientMessageId);
        }
    }

    record Authenticated(Instant expiresAt) implements ServerFrame {}

    record Pong() implements ServerFrame {}

    /** The frame that a reply is. */
    static ServerFrame of(Reply reply) {
        return switch (reply) {
            case Reply.Question(var number, var total, var text) -> new Question(number, total, text);
            case Reply.Summary(var text) -> new Summary(text);
            case Reply.Notice(var text) -> new Notice(text);
        };
    }

    /** One turn, as it is answered by REST. */
    record TurnShape(
            UUID id, UUID sessionId, @Nullable String message, String response, String kind, Instant timestamp) {
        static TurnShape of(AiSessionId interview, Turn turn) {
            var reply = turn.reply();
            var kind =
                    switch (reply) {
                        case Reply.Question _ -> "question";
                        case Reply.Summary _ -> "summary";
                        case Reply.Notice _ -> "notice";
                    };
            return new TurnShape(turn.id().value(), interview.value(), turn.message(), reply.text(), kind, turn.at());
        }
    }

    /** An interview, as it is answered by REST. */
    record SessionShape(
            UUID id,
            @Nullable UUID chatId,
            UUID patientId,
            UUID userId,
            String mode,
            String status,
            int questionsAsked,
            int totalQuestions,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String summary,
            Instant startTimestamp,
            @Nullable Instant endTimestamp) {
        static SessionShape of(Interview interview) {
            var opening = interview.opening();
            var chat = opening.chat();
            return new SessionShape(
                    opening.id().value(),
                    chat == null ? null : chat.value(),
                    opening.patient().value(),
                    opening.user().value(),
                    "interview",
                    interview.stage().name().toLowerCase(Locale.ROOT),
                    interview.transcript().questionsAsked(),
                    opening.totalQuestions(),
                    latest(interview, Turn::provider),
                    latest(interview, Turn::model),
                    interview instanceof Interview.Completed completed ? completed.summary() : null,
                    opening.startedAt(),
                    switch (interview) {
                        case Interview.AwaitingAnswer _, Interview.AwaitingReply _ -> null;
                        case Interview.Completed over -> over.endedAt();
                        case Interview.Abandoned over -> over.endedAt();
                    });
        }

        private static @Nullable String latest(Interview interview, Function<Turn, @Nullable String> part) {
            return interview.transcript().turns().reversed().stream()
                    .flatMap(turn -> Optional.ofNullable(part.apply(turn)).stream())
                    .findFirst()
                    .orElse(null);
        }
    }
}
