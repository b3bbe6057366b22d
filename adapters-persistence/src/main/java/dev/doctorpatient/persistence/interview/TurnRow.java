package dev.doctorpatient.persistence.interview;

import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.interview.TurnId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "ai_messages")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class TurnRow {
    private static final String QUESTION = "question";
    private static final String SUMMARY = "summary";
    private static final String ANSWER = "answer";
    private static final String NOTICE = "notice";

    @Id
    public UUID id;

    public UUID sessionId;
    public int position;
    public int round;
    public @Nullable String message;
    public String response;
    public String kind;
    public @Nullable Integer questionNumber;
    public @Nullable Integer questionTotal;
    public @Nullable String clientMessageId;
    public @Nullable String provider;
    public @Nullable String model;
    public @Nullable Long latencyMs;
    public @Nullable Boolean fellBack;
    public @Nullable String providerReference;

    @Column(name = "created_at")
    public Instant at;

    static TurnRow of(Turn turn, AiSessionId interview, int position) {
        var row = new TurnRow();
        row.id = turn.id().value();
        row.sessionId = interview.value();
        row.position = position;
        row.round = turn.round();
        row.message = turn.message();
        row.take(turn.reply());
        row.clientMessageId =
                turn.clientMessageId() == null ? null : turn.clientMessageId().value();
        row.take(turn.origin());
        row.at = Values.stored(turn.at());
        return row;
    }

    private void take(@Nullable Origin origin) {
        if (origin != null) {
            provider = origin.provider();
            model = origin.model();
            latencyMs = origin.latency().toMillis();
            fellBack = origin.fellBack();
            providerReference = origin.reference();
        }
    }

    private void take(Reply reply) {
        response = reply.text();
        switch (reply) {
            case Reply.Question question -> {
                kind = QUESTION;
                questionNumber = question.number();
                questionTotal = question.total();
            }
            case Reply.Summary _ -> kind = SUMMARY;
            case Reply.Answer _ -> kind = ANSWER;
            case Reply.Notice _ -> kind = NOTICE;
        }
    }

    Turn toDomain() {
        return new Turn(
                new TurnId(id),
                round,
                message,
                reply(),
                clientMessageId == null ? null : new ClientMessageId(clientMessageId),
                origin(),
                at);
    }

    private @Nullable Origin origin() {
        return provider == null
                ? null
                : new Origin(
                        provider,
                        Objects.requireNonNull(model),
                        Duration.ofMillis(Objects.requireNonNull(latencyMs)),
                        Objects.requireNonNull(fellBack),
                        providerReference);
    }

    private Reply reply() {
        return switch (kind) {
            case QUESTION ->
                new Reply.Question(
                        Objects.requireNonNull(questionNumber), Objects.requireNonNull(questionTotal), response);
            case SUMMARY -> new Reply.Summary(response);
            case ANSWER -> new Reply.Answer(response);
            case NOTICE -> new Reply.Notice(response);
            default -> throw new IllegalStateException("no turn of an interview is of the kind " + kind);
        };
    }
}
