package dev.doctorpatient.persistence.interview;

import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.interview.TurnId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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
        row.provider = turn.provider();
        row.model = turn.model();
        row.at = Values.stored(turn.at());
        return row;
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
                provider,
                model,
                at);
    }

    private Reply reply() {
        return switch (kind) {
            case QUESTION ->
                new Reply.Question(
                        Objects.requireNonNull(questionNumber), Objects.requireNonNull(questionTotal), response);
            case SUMMARY -> new Reply.Summary(response);
            case NOTICE -> new Reply.Notice(response);
            default -> throw new IllegalStateException("no turn of an interview is of the kind " + kind);
        };
    }
}
