package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An interview: a fixed number of questions, one at a time, then one summary. How many were asked, what comes next and when it
 * ends is decided here; an interviewer only finds the words. Each state knows what it needs and offers the moves that it allows.
 */
public sealed interface Interview extends AiSession {
    @Override
    Interview noted(Turn notice);

    @Override
    Interview abandoned(@Nullable Worded summary, Instant now);

    @Override
    default AiSessionStage stage() {
        return switch (this) {
            case AwaitingAnswer _, AwaitingReply _ -> AiSessionStage.IN_PROGRESS;
            case Completed _ -> AiSessionStage.COMPLETED;
            case Abandoned _ -> AiSessionStage.ABANDONED;
        };
    }

    /** Begins with the first question. */
    static AwaitingAnswer begin(Opening opening, Worded first) {
        if (opening.totalQuestions() < 1) {
            throw new IllegalArgumentException("an interview has at least one question");
        }
        var asked = new AwaitingReply(opening, new Transcript(1, List.of()), null, firstQuestion(opening));
        return (AwaitingAnswer) asked.take(first, opening.startedAt());
    }

    /** The task that every interview begins with. */
    static Task firstQuestion(Opening opening) {
        return new Task.Ask(1, opening.totalQuestions());
    }

    /** A question waits for the patient's answer. */
    record AwaitingAnswer(Opening opening, Transcript transcript) implements Interview {
        /** Takes the answer; the next question, or after the last one the summary, has yet to be worded. */
        public AwaitingReply answer(SessionMessage answer) {
            var asked = transcript.questionsAsked();
            var next = asked < opening.totalQuestions()
                    ? new Task.Ask(asked + 1, opening.totalQuestions())
                    : new Task.Summarize();
            return new AwaitingReply(opening, transcript, answer, next);
        }

        /**
         * Ends early, with what is known, because the patient asks for it.
         *
         * @throws Invalid {@code nothing_to_summarize} if no question has an answer
         */
        public AwaitingReply summarize(SessionMessage command) {
            if (transcript.answered().isEmpty()) {
                throw Invalid.rule(ProblemCode.NOTHING_TO_SUMMARIZE, "No question has an answer yet");
            }
            return new AwaitingReply(opening, transcript, command, new Task.Summarize());
        }

        /** Starts again at the first question; what was said before stays stored and counts no longer. */
        public AwaitingReply reset(SessionMessage command) {
            return new AwaitingReply(opening, transcript.nextRound(), command, firstQuestion(opening));
        }

        /** Ends it on request: with a summary of what was said, or, if nothing was, without. */
        public Interview end(Instant now) {
            return transcript.answered().isEmpty()
                    ? new Abandoned(opening, transcript, null, now)
                    : new AwaitingReply(opening, transcript, null, new Task.Summarize());
        }

        @Override
        public Abandoned abandoned(@Nullable Worded summary, Instant now) {
            return Abandoned.leaving(this, null, summary, now);
        }

        @Override
        public AwaitingAnswer noted(Turn notice) {
            return new AwaitingAnswer(opening, transcript.plus(notice));
        }
    }

    /** The patient has spoken, and the reply has yet to be worded. It is kept in this state until it is, however often that fails. */
    record AwaitingReply(
            Opening opening,
            Transcript transcript,
            @Nullable SessionMessage pending,
            Task task) implements Interview {
        /** What the interviewer may know: the questions of this round and their answers, the one just given included. */
        public List<Answered> answered() {
            return transcript.answeredWith(pending == null ? null : pending.text());
        }

        /** Takes the words for the task. */
        public Interview take(Worded wording, Instant now) {
            return switch (task) {
                case Task.Ask(var number, var total) ->
                    new AwaitingAnswer(
                            opening,
                            transcript.plus(
                                    turn(new Reply.Question(number, total, wording.text()), wording.origin(), now)));
                case Task.Summarize() ->
                    new Completed(
                            opening,
                            transcript.plus(turn(new Reply.Summary(wording.text()), wording.origin(), now)),
                            InterviewSummary.generated(wording.text(), now),
                            now);
            };
        }

        /**
         * Takes the kept message once more, as a client does that did not hear the reply. It goes by the name that it was sent under
         * last.
         *
         * @throws Conflict {@code answer_pending} if it is another message: the kept one comes first
         */
        public AwaitingReply sentAgain(SessionMessage message) {
            var kept = pending;
            if (kept == null) {
                throw new Conflict(
                        ProblemCode.ANSWER_PENDING, "The interview is being ended; end it again to get its summary");
            }
            var name = message.clientMessageId();
            if (!kept.text().equals(message.text())) {
                throw goesBy(name)
                        ? ClientMessageId.reused()
                        : new Conflict(
                                ProblemCode.ANSWER_PENDING,
                                "The last message is kept and still waits for its reply; send that one again");
            }
            return name == null || goesBy(name) ? this : new AwaitingReply(opening, transcript, message, task);
        }

        /** Whether the kept message was sent under this name. */
        public boolean goesBy(@Nullable ClientMessageId name) {
            return name != null && pending != null && name.equals(pending.clientMessageId());
        }

        /** Whether it waits for the same reply as another state; notices and names of messages make no difference. */
        public boolean waitsLike(AwaitingReply other) {
            return task.equals(other.task)
                    && Objects.equals(pendingText(), other.pendingText())
                    && transcript.round() == other.transcript.round();
        }

        private @Nullable String pendingText() {
            return pending == null ? null : pending.text();
        }

        /** Ends it on request: with a summary of what was said, the kept message included, or, if nothing was, without. */
        public Interview end(Instant now) {
            return answered().isEmpty()
                    ? new Abandoned(opening, transcript, null, now)
                    : new AwaitingReply(opening, transcript, pending, new Task.Summarize());
        }

        private Turn turn(Reply reply, Origin origin, Instant now) {
            return turnOf(pending, transcript, reply, origin, now);
        }

        @Override
        public Abandoned abandoned(@Nullable Worded summary, Instant now) {
            return Abandoned.leaving(this, pending, summary, now);
        }

        @Override
        public AwaitingReply noted(Turn notice) {
            return new AwaitingReply(opening, transcript.plus(notice), pending, task);
        }
    }

    /** It ended with a summary. */
    record Completed(Opening opening, Transcript transcript, InterviewSummary summary, Instant endedAt)
            implements Interview {
        @Override
        public Completed abandoned(@Nullable Worded words, Instant now) {
            return this;
        }

        @Override
        public Completed noted(Turn notice) {
            return new Completed(opening, transcript.plus(notice), summary, endedAt);
        }
    }

    /**
     * It ended before its end: on request, or because nobody went on with it.
     *
     * @param summary of what was said; null if nothing was
     */
    record Abandoned(
            Opening opening,
            Transcript transcript,
            @Nullable InterviewSummary summary,
            Instant endedAt) implements Interview {
        private static Abandoned leaving(
                Interview left, @Nullable SessionMessage pending, @Nullable Worded words, Instant now) {
            var transcript = left.transcript();
            if (words != null) {
                transcript = transcript.plus(
                        turnOf(pending, transcript, new Reply.Summary(words.text()), words.origin(), now));
            } else if (pending != null) {
                transcript = transcript.plus(turnOf(pending, transcript, Notices.unanswered(), null, now));
            }
            return new Abandoned(
                    left.opening(),
                    transcript,
                    words == null ? null : InterviewSummary.generated(words.text(), now),
                    now);
        }

        @Override
        public Abandoned abandoned(@Nullable Worded words, Instant now) {
            return this;
        }

        @Override
        public Abandoned noted(Turn notice) {
            return new Abandoned(opening, transcript.plus(notice), summary, endedAt);
        }
    }

    /** What it came to; empty if it goes on, or ended with nothing said. */
    default Optional<InterviewSummary> result() {
        return switch (this) {
            case AwaitingAnswer _, AwaitingReply _ -> Optional.empty();
            case Completed over -> Optional.of(over.summary());
            case Abandoned over -> Optional.ofNullable(over.summary());
        };
    }

    /** The same with what became of its summary; one without stays as it is. */
    default Interview withSummary(UnaryOperator<InterviewSummary> change) {
        return switch (this) {
            case AwaitingAnswer _, AwaitingReply _ -> this;
            case Completed over ->
                new Completed(over.opening(), over.transcript(), change.apply(over.summary()), over.endedAt());
            case Abandoned over ->
                over.summary() == null
                        ? this
                        : new Abandoned(
                                over.opening(), over.transcript(), change.apply(over.summary()), over.endedAt());
        };
    }

    private static Turn turnOf(
            @Nullable SessionMessage pending,
            Transcript transcript,
            Reply reply,
            @Nullable Origin origin,
            Instant now) {
        return new Turn(
                TurnId.next(),
                transcript.round(),
                pending == null ? null : pending.text(),
                reply,
                pending == null ? null : pending.clientMessageId(),
                origin,
                now);
    }

    /** The refusal of every further answer once the interview is over. */
    static Conflict finished() {
        return new Conflict(ProblemCode.INTERVIEW_FINISHED, "The interview is over");
    }
}
