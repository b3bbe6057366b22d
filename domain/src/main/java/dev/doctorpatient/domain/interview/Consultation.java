package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A doctor's free conversation with the assistant about one patient. It goes on until the doctor ends it, and the patient's side never
 * learns of it.
 */
public sealed interface Consultation extends AiSession {
    /** What of the patient's record the assistant may know, because the doctor lets it. */
    enum Source {
        INTERVIEWS,
        CASE_HISTORIES
    }

    /** What the doctor lets the assistant know. */
    Set<Source> sources();

    @Override
    Consultation noted(Turn notice);

    @Override
    Consultation abandoned(@Nullable Worded summary, Instant now);

    @Override
    default AiSessionStage stage() {
        return switch (this) {
            case Open _, Waiting _ -> AiSessionStage.IN_PROGRESS;
            case Ended ended -> ended.abandoned() ? AiSessionStage.ABANDONED : AiSessionStage.COMPLETED;
        };
    }

    /** Begins with nothing said. */
    static Open begin(Opening opening, Set<Source> sources) {
        return new Open(opening, new Transcript(1, List.of()), sources);
    }

    /** The refusal of every further question once it is over. */
    static Conflict over() {
        return new Conflict(ProblemCode.INTERVIEW_FINISHED, "The session is over");
    }

    /** The doctor may ask. */
    record Open(Opening opening, Transcript transcript, Set<Source> sources) implements Consultation {
        /** Keeps its own copy of the sources. */
        public Open {
            sources = Set.copyOf(sources);
        }

        /** Takes a question; its answer has yet to be found. */
        public Waiting ask(SessionMessage question) {
            return new Waiting(opening, transcript, sources, question);
        }

        /** Forgets what was said before: it stays stored, and the assistant learns of it no more. */
        public Open reset(Turn notice) {
            return new Open(opening, transcript.plus(notice).nextRound(), sources);
        }

        /** Ends it; it was abandoned if nothing was asked. */
        public Ended end(Instant now) {
            var nothingAsked = transcript.turns().stream().noneMatch(turn -> turn.reply() instanceof Reply.Answer);
            return new Ended(opening, transcript, sources, now, nothingAsked);
        }

        @Override
        public Open noted(Turn notice) {
            return new Open(opening, transcript.plus(notice), sources);
        }

        @Override
        public Ended abandoned(@Nullable Worded summary, Instant now) {
            return new Ended(opening, transcript, sources, now, true);
        }
    }

    /** A question waits for its answer, however often finding one fails. */
    record Waiting(Opening opening, Transcript transcript, Set<Source> sources, SessionMessage pending)
            implements Consultation {
        /** Keeps its own copy of the sources. */
        public Waiting {
            sources = Set.copyOf(sources);
        }

        /** Takes the answer. */
        public Open take(Worded answer, Instant now) {
            return new Open(
                    opening, transcript.plus(turn(new Reply.Answer(answer.text()), answer.origin(), now)), sources);
        }

        /**
         * Takes the kept question once more, as a client does that did not hear the answer.
         *
         * @throws Conflict {@code answer_pending} if it is another one: the kept one comes first
         */
        public Waiting sentAgain(SessionMessage message) {
            var name = message.clientMessageId();
            if (!pending.text().equals(message.text())) {
                throw goesBy(name)
                        ? ClientMessageId.reused()
                        : new Conflict(
                                ProblemCode.ANSWER_PENDING,
                                "The last message is kept and still waits for its reply; send that one again");
            }
            return name == null || goesBy(name) ? this : new Waiting(opening, transcript, sources, message);
        }

        /** Whether the kept question was sent under this name. */
        public boolean goesBy(@Nullable ClientMessageId name) {
            return name != null && name.equals(pending.clientMessageId());
        }

        /** Whether it waits for the same answer as another state. */
        public boolean waitsLike(Waiting other) {
            return pending.text().equals(other.pending.text())
                    && transcript.round() == other.transcript.round()
                    && Objects.equals(transcript.exchanges(), other.transcript.exchanges());
        }

        /** Ends it; the question stays stored, without an answer. */
        public Ended end(Instant now) {
            return new Ended(opening, transcript.plus(turn(Notices.unanswered(), null, now)), sources, now, false);
        }

        private Turn turn(Reply reply, @Nullable Origin origin, Instant now) {
            return new Turn(
                    TurnId.next(), transcript.round(), pending.text(), reply, pending.clientMessageId(), origin, now);
        }

        @Override
        public Waiting noted(Turn notice) {
            return new Waiting(opening, transcript.plus(notice), sources, pending);
        }

        @Override
        public Ended abandoned(@Nullable Worded summary, Instant now) {
            return new Ended(opening, transcript.plus(turn(Notices.unanswered(), null, now)), sources, now, true);
        }
    }

    /**
     * It is over.
     *
     * @param abandoned whether nothing was asked, or nobody went on with it
     */
    record Ended(Opening opening, Transcript transcript, Set<Source> sources, Instant endedAt, boolean abandoned)
            implements Consultation {
        /** Keeps its own copy of the sources. */
        public Ended {
            sources = Set.copyOf(sources);
        }

        @Override
        public Ended noted(Turn notice) {
            return new Ended(opening, transcript.plus(notice), sources, endedAt, abandoned);
        }

        @Override
        public Ended abandoned(@Nullable Worded summary, Instant now) {
            return this;
        }
    }
}
