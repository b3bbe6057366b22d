package dev.doctorpatient.websocket.interview;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.InterviewSummary;
import dev.doctorpatient.domain.interview.Origin;
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

/** What the service says in a session. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Connected.class, name = "connected"),
    @JsonSubTypes.Type(value = ServerFrame.Question.class, name = "question"),
    @JsonSubTypes.Type(value = ServerFrame.Summary.class, name = "summary"),
    @JsonSubTypes.Type(value = ServerFrame.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = ServerFrame.Token.class, name = "token"),
    @JsonSubTypes.Type(value = ServerFrame.Notice.class, name = "notice"),
    @JsonSubTypes.Type(value = ServerFrame.Refused.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.Authenticated.class, name = "authenticated"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong")
})
sealed interface ServerFrame {
    record Connected(SessionShape session, List<TurnShape> messages) implements ServerFrame {}

    record Question(int number, int total, String content) implements ServerFrame {}

    record Summary(String content) implements ServerFrame {}

    record Answer(String content) implements ServerFrame {}

    /** A piece of what the next question, summary or answer is going to be. */
    record Token(String content) implements ServerFrame {}

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
            case Reply.Answer(var text) -> new Answer(text);
            case Reply.Notice(var text) -> new Notice(text);
        };
    }

    /** One turn, as it is answered by REST. */
    record TurnShape(
            UUID id,
            UUID sessionId,
            @Nullable String message,
            String response,
            String kind,
            @Nullable String provider,
            @Nullable String model,
            @Nullable Long latencyMs,
            @Nullable Boolean fellBack,
            Instant timestamp) {
        static TurnShape of(AiSessionId session, Turn turn) {
            var reply = turn.reply();
            var origin = turn.origin();
            var kind =
                    switch (reply) {
                        case Reply.Question _ -> "question";
                        case Reply.Summary _ -> "summary";
                        case Reply.Answer _ -> "answer";
                        case Reply.Notice _ -> "notice";
                    };
            return new TurnShape(
                    turn.id().value(),
                    session.value(),
                    turn.message(),
                    reply.text(),
                    kind,
                    origin == null ? null : origin.provider(),
                    origin == null ? null : origin.model(),
                    origin == null ? null : origin.latency().toMillis(),
                    origin == null ? null : origin.fellBack(),
                    turn.at());
        }
    }

    /** A session, as it is answered by REST. */
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
            @Nullable String summaryStatus,
            Instant startTimestamp,
            @Nullable Instant endTimestamp) {
        static SessionShape of(AiSession session) {
            var opening = session.opening();
            var chat = opening.chat();
            var summary =
                    session instanceof Interview interview ? interview.result() : Optional.<InterviewSummary>empty();
            return new SessionShape(
                    opening.id().value(),
                    chat == null ? null : chat.value(),
                    opening.patient().value(),
                    opening.user().value(),
                    session instanceof Interview ? "interview" : "assistant",
                    session.stage().name().toLowerCase(Locale.ROOT),
                    session.transcript().questionsAsked(),
                    opening.totalQuestions(),
                    latest(session, Origin::provider),
                    latest(session, Origin::model),
                    summary.map(InterviewSummary::text).orElse(null),
                    summary.map(known -> known.status().name().toLowerCase(Locale.ROOT))
                            .orElse(null),
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

        private static @Nullable String latest(AiSession session, Function<Origin, String> part) {
            return session.transcript().turns().reversed().stream()
                    .flatMap(turn -> Optional.ofNullable(turn.origin()).stream())
                    .map(part)
                    .findFirst()
                    .orElse(null);
        }
    }
}
