package dev.doctorpatient.persistence.interview;

import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Consultation.Ended;
import dev.doctorpatient.domain.interview.Consultation.Open;
import dev.doctorpatient.domain.interview.Consultation.Source;
import dev.doctorpatient.domain.interview.Consultation.Waiting;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Interview.Abandoned;
import dev.doctorpatient.domain.interview.Interview.AwaitingAnswer;
import dev.doctorpatient.domain.interview.Interview.AwaitingReply;
import dev.doctorpatient.domain.interview.Interview.Completed;
import dev.doctorpatient.domain.interview.InterviewSummary;
import dev.doctorpatient.domain.interview.InterviewSummary.Confirmation;
import dev.doctorpatient.domain.interview.InterviewSummary.Version;
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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private static final String OPEN = "open";
    private static final String QUESTION = "question";
    private static final String SUMMARY = "summary";
    private static final String ANSWER = "answer";
    private static final String INTERVIEW = "interview";
    private static final String ASSISTANT = "assistant";

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
    public @Nullable String sources;
    public Instant startTimestamp;
    public @Nullable Instant endTimestamp;
    public Instant lastTurnAt;
    public @Nullable UUID confirmedBy;
    public @Nullable Instant confirmedAt;

    AiSessionRow take(AiSession session) {
        var opening = session.opening();
        id = opening.id().value();
        chatId = opening.chat() == null ? null : opening.chat().value();
        patientId = opening.patient().value();
        userId = opening.user().value();
        status = Values.name(session.stage());
        round = session.transcript().round();
        totalQuestions = opening.totalQuestions();
        startTimestamp = Values.stored(opening.startedAt());
        lastTurnAt = Values.stored(session.lastTurnAt());
        forgetState();
        switch (session) {
            case Interview interview -> take(interview);
            case Consultation consultation -> take(consultation);
        }
        return this;
    }

    private void take(Interview interview) {
        mode = INTERVIEW;
        take(interview.result().map(InterviewSummary::confirmation).orElse(null));
        switch (interview) {
            case AwaitingAnswer _ -> phase = AWAITING_ANSWER;
            case AwaitingReply waiting -> {
                phase = AWAITING_REPLY;
                take(waiting.pending());
                take(waiting.task());
            }
            case Completed over -> {
                phase = COMPLETED;
                endTimestamp = Values.stored(over.endedAt());
            }
            case Abandoned over -> {
                phase = ABANDONED;
                endTimestamp = Values.stored(over.endedAt());
            }
        }
    }

    private void take(Consultation consultation) {
        mode = ASSISTANT;
        sources = consultation.sources().stream().map(Values::name).sorted().collect(Collectors.joining(","));
        switch (consultation) {
            case Open _ -> phase = OPEN;
            case Waiting waiting -> {
                phase = AWAITING_REPLY;
                take(waiting.pending());
                pendingKind = ANSWER;
            }
            case Ended over -> {
                phase = over.abandoned() ? ABANDONED : COMPLETED;
                endTimestamp = Values.stored(over.endedAt());
            }
        }
    }

    private void forgetState() {
        pendingMessage = null;
        pendingClientMessageId = null;
        pendingKind = null;
        pendingQuestionNumber = null;
        endTimestamp = null;
        confirmedBy = null;
        confirmedAt = null;
    }

    private void take(@Nullable Confirmation confirmation) {
        if (confirmation != null) {
            confirmedBy = confirmation.by().value();
            confirmedAt = Values.stored(confirmation.at());
        }
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

    AiSession toDomain(List<Turn> turns, List<Version> versions) {
        var opening = new Opening(
                new AiSessionId(id),
                new PatientId(patientId),
                new UserId(userId),
                chatId == null ? null : new ChatId(chatId),
                totalQuestions,
                startTimestamp);
        var transcript = new Transcript(round, turns);
        return mode.equals(INTERVIEW) ? interview(opening, transcript, versions) : consultation(opening, transcript);
    }

    private Interview interview(Opening opening, Transcript transcript, List<Version> versions) {
        var summary = versions.isEmpty() ? null : new InterviewSummary(versions, confirmation());
        return switch (phase) {
            case AWAITING_ANSWER -> new AwaitingAnswer(opening, transcript);
            case AWAITING_REPLY -> new AwaitingReply(opening, transcript, pending(), task());
            case COMPLETED ->
                new Completed(
                        opening, transcript, Objects.requireNonNull(summary), Objects.requireNonNull(endTimestamp));
            case ABANDONED -> new Abandoned(opening, transcript, summary, Objects.requireNonNull(endTimestamp));
            default -> throw new IllegalStateException("no interview is in the phase " + phase);
        };
    }

    private Consultation consultation(Opening opening, Transcript transcript) {
        var known = Arrays.stream(Objects.requireNonNull(sources).split(",", -1))
                .filter(source -> !source.isEmpty())
                .map(source -> Values.constant(Source.class, source))
                .collect(Collectors.toUnmodifiableSet());
        return switch (phase) {
            case OPEN -> new Open(opening, transcript, known);
            case AWAITING_REPLY -> new Waiting(opening, transcript, known, Objects.requireNonNull(pending()));
            case COMPLETED, ABANDONED ->
                new Ended(opening, transcript, known, Objects.requireNonNull(endTimestamp), phase.equals(ABANDONED));
            default -> throw new IllegalStateException("no consultation is in the phase " + phase);
        };
    }

    private @Nullable Confirmation confirmation() {
        return confirmedBy == null
                ? null
                : new Confirmation(new UserId(confirmedBy), Objects.requireNonNull(confirmedAt));
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
