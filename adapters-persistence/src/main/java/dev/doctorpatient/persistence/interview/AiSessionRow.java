package dev.doctorpatient.persistence.interview;

import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Interview.Abandoned;
import dev.doctorpatient.domain.interview.Interview.AwaitingAnswer;
import dev.doctorpatient.domain.interview.Interview.AwaitingReply;
import dev.doctorpatient.domain.interview.Interview.Completed;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Transcript;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The phase says which state it is; what the other states know is null. */
@Entity
@Table(name = "ai_sessions")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AiSessionRow {
    private static final String AWAITING_ANSWER = "awaiting_answer";
    private static final String AWAITING_REPLY = "awaiting_reply";
    private static final String COMPLETED = "completed";
    private static final String ABANDONED = "abandoned";
    private static final String QUESTION = "question";
    private static final String SUMMARY = "summary";

    @Id
    public UUID id;

    public @Nullable UUID chatId;
    public UUID patientId;
    public UUID userId;
    public String mode;
    public String status;
    public String phase;
    public int round;
    public int totalQuestions;
    public @Nullable String pendingMessage;
    public @Nullable String pendingClientMessageId;
    public @Nullable String pendingKind;
    public @Nullable Integer pendingQuestionNumber;
    public @Nullable String summary;
    public Instant startTimestamp;
    public @Nullable Instant endTimestamp;

    AiSessionRow take(Interview interview) {
        var opening = interview.opening();
        id = opening.id().value();
        chatId = opening.chat() == null ? null : opening.chat().value();
        patientId = opening.patient().value();
        userId = opening.user().value();
        mode = "interview";
        status = Values.name(interview.stage());
        round = interview.transcript().round();
        totalQuestions = opening.totalQuestions();
        startTimestamp = Values.stored(opening.startedAt());
        forgetState();
        switch (interview) {
            case AwaitingAnswer _ -> phase = AWAITING_ANSWER;
            case AwaitingReply waiting -> {
                phase = AWAITING_REPLY;
                take(waiting.pending());
                take(waiting.task());
            }
            case Completed over -> {
                phase = COMPLETED;
                summary = over.summary();
                endTimestamp = Values.stored(over.endedAt());
            }
            case Abandoned over -> {
                phase = ABANDONED;
                endTimestamp = Values.stored(over.endedAt());
            }
        }
        return this;
    }

    private void forgetState() {
        pendingMessage = null;
        pendingClientMessageId = null;
        pendingKind = null;
        pendingQuestionNumber = null;
        summary = null;
        endTimestamp = null;
    }

    private void take(@Nullable SessionMessage pending) {
        if (pending != null) {
            pendingMessage = pending.text();
            pendingClientMessageId = pending.clientMessageId() == null
                    ? null
                    : pending.clientMessageId().value();
        }
    }

    private void take(Task task) {
        switch (task) {
            case Task.Ask question -> {
                pendingKind = QUESTION;
                pendingQuestionNumber = question.number();
            }
            case Task.Summarize() -> pendingKind = SUMMARY;
        }
    }

    Interview toDomain(List<Turn> turns) {
        var opening = new Opening(
                new AiSessionId(id),
                new PatientId(patientId),
                new UserId(userId),
                chatId == null ? null : new ChatId(chatId),
                totalQuestions,
                startTimestamp);
        var transcript = new Transcript(round, turns);
        return switch (phase) {
            case AWAITING_ANSWER -> new AwaitingAnswer(opening, transcript);
            case AWAITING_REPLY -> new AwaitingReply(opening, transcript, pending(), task());
            case COMPLETED ->
                new Completed(
                        opening, transcript, Objects.requireNonNull(summary), Objects.requireNonNull(endTimestamp));
            case ABANDONED -> new Abandoned(opening, transcript, Objects.requireNonNull(endTimestamp));
            default -> throw new IllegalStateException("no interview is in the phase " + phase);
        };
    }

    private @Nullable SessionMessage pending() {
        return pendingMessage == null
                ? null
                : new SessionMessage(
                        pendingMessage,
                        pendingClientMessageId == null ? null : new ClientMessageId(pendingClientMessageId));
    }

    private Task task() {
        return QUESTION.equals(pendingKind)
                ? new Task.Ask(Objects.requireNonNull(pendingQuestionNumber), totalQuestions)
                : new Task.Summarize();
    }
}
