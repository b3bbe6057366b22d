package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Background;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Interview.AwaitingAnswer;
import dev.doctorpatient.domain.interview.Interview.AwaitingReply;
import dev.doctorpatient.domain.interview.Notices;
import dev.doctorpatient.domain.interview.Redaction;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.SessionMessage.Command;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.interview.TurnId;
import dev.doctorpatient.domain.interview.Worded;
import dev.doctorpatient.domain.redflag.RedFlag;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TooManyRequests;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Taking part in an AI session. What somebody says is stored before a provider is asked, and the provider is asked between two
 * transactions: if it fails, nothing is lost and the same message can be sent again.
 */
public final class SessionDialogue {
    /** A message and its reply, and whether they were there before. */
    public record Said(Turn turn, AiSession session, boolean repeated) {}

    /** Whoever hears how a reply comes about. */
    public interface Listener {
        /** Hears nothing of it. */
        Listener NOBODY = new Listener() {
            @Override
            public void hears(String piece) {
                // The whole reply comes anyway.
            }

            @Override
            public void isWarned(Reply.Notice notice) {
                // The notice is stored, too.
            }
        };

        /** A piece of the reply that is on its way; the whole reply always follows, and is what counts. */
        void hears(String piece);

        /** A warning about what was just said, before the reply to it and whether or not there will be one. It is stored. */
        void isWarned(Reply.Notice notice);
    }

    /** What a message led to: a turn, a state in which a reply has yet to be found, or a refusal. */
    private sealed interface Step {
        /** What the user has to be told at once. */
        List<Reply.Notice> warnings();

        record Done(Said said, List<Reply.Notice> warnings) implements Step {}

        record Waiting(AiSession session, List<Reply.Notice> warnings) implements Step {}

        record Refused(Rejection refusal, List<Reply.Notice> warnings) implements Step {}
    }

    /** What is told of a session when a reply is asked for. */
    private record Told(Redaction redaction, List<Background> background) {}

    private final AiSessions sessions;
    private final Interviewers interviewers;
    private final Assistants assistants;
    private final Disclosure disclosure;
    private final RedFlagWatch watch;
    private final InterviewAccess access;
    private final InterviewObserver observer;
    private final RateLimits limits;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public SessionDialogue(
            AiSessions sessions,
            Interviewers interviewers,
            Assistants assistants,
            Disclosure disclosure,
            RedFlagWatch watch,
            CareTeams careTeams,
            Chats chats,
            InterviewObserver observer,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.sessions = sessions;
        this.interviewers = interviewers;
        this.assistants = assistants;
        this.disclosure = disclosure;
        this.watch = watch;
        this.access = new InterviewAccess(careTeams, chats);
        this.observer = observer;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes an answer of a patient or a question of a doctor, or a command.
     *
     * @throws Conflict {@code interview_finished}, {@code answer_pending} if another message still waits for its reply, or
     *     {@code idempotency_key_reused}
     * @throws dev.doctorpatient.domain.shared.Invalid {@code nothing_to_summarize}
     * @throws dev.doctorpatient.domain.shared.Unavailable {@code ai_unavailable}; the message is kept, and is sent again to go on
     * @throws TooManyRequests as every operation here does if the user asks too often
     */
    public Said say(Actor actor, AiSessionId id, SessionMessage message, Listener listener) {
        limits.count(Quota.AI_REQUEST, actor.user());
        return transactions.perform(
                actor,
                Deed.update(ResourceType.AI_SESSION, id.value()),
                trace -> said(actor, id, message, listener, trace));
    }

    private Said said(Actor actor, AiSessionId id, SessionMessage message, Listener listener, Trace trace) {
        var step = transactions.inTransaction(() -> {
            var next = firstStep(mine(actor, id, trace), message);
            if (!(next instanceof Step.Done done && done.said().repeated())) {
                trace.done();
            }
            return next;
        });
        step.warnings().forEach(listener::isWarned);
        return switch (step) {
            case Step.Done done -> done.said();
            case Step.Waiting waiting -> advance(actor, waiting.session(), listener, trace);
            case Step.Refused refused -> throw refused.refusal();
        };
    }

    private Step firstStep(AiSession session, SessionMessage message) {
        var earlier = Optional.ofNullable(message.clientMessageId()).flatMap(session.transcript()::find);
        if (earlier.isPresent()) {
            return new Step.Done(repeated(earlier.get(), message, session), warnings(session, earlier.get()));
        }
        if (keepsMessageBy(message.clientMessageId(), session)) {
            return taken(session, message, null); // also for a command: the name is the kept message's
        }
        var command = message.command().orElse(null);
        return switch (command) {
            case STATUS -> noted(session, message, Notices.status(session));
            case HELP ->
                noted(session, message, session instanceof Interview ? Notices.help() : Notices.helpForDoctors());
            case UNKNOWN -> {
                requireGoingOn(session);
                yield noted(session, message, Notices.unknownCommand());
            }
            case SUMMARIZE, RESET -> taken(session, message, command);
            case null -> taken(session, message, null);
        };
    }

    private static boolean keepsMessageBy(@Nullable ClientMessageId name, AiSession session) {
        return switch (session) {
            case AwaitingReply waiting -> waiting.goesBy(name);
            case Consultation.Waiting waiting -> waiting.goesBy(name);
            case AwaitingAnswer _,
                    Interview.Completed _,
                    Interview.Abandoned _,
                    Consultation.Open _,
                    Consultation.Ended _ -> false;
        };
    }

    private Step taken(AiSession session, SessionMessage message, @Nullable Command command) {
        return switch (session) {
            case AwaitingAnswer open when command == Command.RESET -> waiting(open.reset(message));
            case AwaitingAnswer open when command == Command.SUMMARIZE -> waiting(open.summarize(message));
            case AwaitingAnswer open -> answered(open, message);
            case AwaitingReply waiting -> sentAgain(waiting, message);
            case Consultation.Open open when command == Command.RESET -> forgotten(open, message);
            case Consultation.Open open when command != null -> noted(open, message, Notices.unknownCommand());
            case Consultation.Open open -> waiting(open.ask(message));
            case Consultation.Waiting waiting ->
                new Step.Waiting(saved(waiting, waiting.sentAgain(message)), List.of());
            case Interview.Completed over -> refused(over, message, Interview.finished());
            case Interview.Abandoned over -> refused(over, message, Interview.finished());
            case Consultation.Ended _ -> throw Consultation.over();
        };
    }

    private Step waiting(AiSession waiting) {
        sessions.save(waiting);
        return new Step.Waiting(waiting, List.of());
    }

    private Step sentAgain(AwaitingReply waiting, SessionMessage message) {
        try {
            return new Step.Waiting(saved(waiting, waiting.sentAgain(message)), warnings(waiting, null));
        } catch (Conflict another) {
            return refused(waiting, message, another);
        }
    }

    /** Also what is no answer any more, or not yet one, may tell of an emergency. */
    private Step refused(Interview interview, SessionMessage message, Rejection refusal) {
        var flags = message.command().isPresent()
                ? List.<RedFlag>of()
                : watch.raisedBy(message, interview.transcript().answered());
        if (flags.isEmpty()) {
            throw refusal;
        }
        var warning = watch.warning();
        sessions.save(interview.noted(notice(interview, null, warning)));
        observer.redFlagsRaised(interview, flags);
        return new Step.Refused(refusal, List.of(warning));
    }

    /** The warnings that came with a message of before, or with the one that is kept. */
    private List<Reply.Notice> warnings(AiSession session, @Nullable Turn turn) {
        return session.transcript().saidBefore(turn).stream()
                .filter(watch.warning()::equals)
                .limit(1)
                .toList();
    }

    /** Whatever becomes of the interviewer, an alarming answer is noticed with its storing. */
    private Step answered(AwaitingAnswer open, SessionMessage answer) {
        var flags = watch.raisedBy(answer, open.transcript().answered());
        AwaitingReply waiting = open.answer(answer);
        if (flags.isEmpty()) {
            return waiting(waiting);
        }
        var warning = watch.warning();
        waiting = waiting.noted(notice(waiting, null, warning));
        sessions.save(waiting);
        observer.redFlagsRaised(waiting, flags);
        return new Step.Waiting(waiting, List.of(warning));
    }

    private Step forgotten(Consultation.Open open, SessionMessage command) {
        var turn = notice(open, command, Notices.forgotten());
        var reset = open.reset(turn);
        sessions.save(reset);
        return new Step.Done(new Said(turn, reset, false), List.of());
    }

    /**
     * Notes by its name that somebody has a file, which nobody reads here.
     *
     * @throws Conflict {@code interview_finished}
     */
    public Said mention(Actor actor, AiSessionId id, FileName file) {
        limits.count(Quota.AI_REQUEST, actor.user());
        return transactions.inTransaction(actor, Deed.update(ResourceType.AI_SESSION, id.value()), trace -> {
            var session = mine(actor, id, trace);
            requireGoingOn(session);
            var turn = notice(session, null, Notices.file(file));
            var noted = session.noted(turn);
            sessions.save(noted);
            return new Said(turn, noted, false);
        });
    }

    /**
     * Ends a session: an interview with a summary of what was said, or, if nothing was, without. One that is over stays as it is.
     *
     * @throws dev.doctorpatient.domain.shared.Unavailable {@code ai_unavailable}
     */
    public AiSession end(Actor actor, AiSessionId id) {
        limits.count(Quota.AI_REQUEST, actor.user());
        return transactions.perform(actor, Deed.update(ResourceType.AI_SESSION, id.value()), trace -> {
            var ended = transactions.inTransaction(() -> {
                var current = mine(actor, id, trace);
                var now = clock.instant();
                AiSession end =
                        switch (current) {
                            case AwaitingAnswer open -> open.end(now);
                            case AwaitingReply waiting -> waiting.end(now);
                            case Consultation.Open open -> open.end(now);
                            case Consultation.Waiting waiting -> waiting.end(now);
                            case Interview.Completed _, Interview.Abandoned _, Consultation.Ended _ -> current;
                        };
                trace.done();
                return saved(current, end);
            });
            return ended instanceof AwaitingReply waiting
                    ? advance(actor, waiting, Listener.NOBODY, trace).session()
                    : ended;
        });
    }

    /**
     * Goes on where a session stands: asks the provider again if a message still waits for its reply.
     *
     * @return the reply that waited; empty if none did
     * @throws dev.doctorpatient.domain.shared.Unavailable {@code ai_unavailable}
     */
    public Optional<Said> resume(Actor actor, AiSessionId id, Listener listener) {
        limits.count(Quota.AI_REQUEST, actor.user());
        return transactions.perform(actor, Deed.update(ResourceType.AI_SESSION, id.value()), trace -> {
            var session = transactions.inTransaction(() -> mine(actor, id, trace));
            if (session instanceof AwaitingReply || session instanceof Consultation.Waiting) {
                var said = advance(actor, session, listener, trace);
                transactions.runInTransaction(trace::done);
                return Optional.of(said);
            }
            return Optional.empty();
        });
    }

    private Said advance(Actor actor, AiSession waiting, Listener listener, Trace trace) {
        var words = words(waiting, listener);
        return transactions.inTransaction(() -> {
            var current = mine(actor, waiting.opening().id(), trace);
            var reply = current.transcript().replyAfter(waiting.transcript());
            if (reply.isPresent()) {
                // The same message came twice, and the other one was quicker: its reply counts.
                return new Said(reply.get(), current, true);
            }
            var taken = taken(current, waiting, words);
            sessions.save(taken);
            if (taken instanceof Interview.Completed completed) {
                observer.completed(completed);
            }
            return new Said(taken.transcript().latest().orElseThrow(), taken, false);
        });
    }

    /** Asks whoever finds the words, in no transaction. */
    private Worded words(AiSession waiting, Listener listener) {
        var told = transactions.inTransaction(() -> told(waiting));
        return switch (waiting) {
            case AwaitingReply interview ->
                interviewers.word(
                        new Interviewers.Matter(
                                interview.task(),
                                interview.answered(),
                                interview.transcript().continuation().orElse(null),
                                told.redaction()),
                        listener::hears);
            case Consultation.Waiting consultation ->
                assistants.answer(consultation, told.background(), told.redaction(), listener::hears);
            case AwaitingAnswer _,
                    Interview.Completed _,
                    Interview.Abandoned _,
                    Consultation.Open _,
                    Consultation.Ended _ -> throw new IllegalArgumentException("nothing waits for words");
        };
    }

    private Told told(AiSession waiting) {
        return new Told(
                disclosure.redaction(waiting.opening()),
                waiting instanceof Consultation consultation ? disclosure.background(consultation) : List.of());
    }

    private AiSession taken(AiSession current, AiSession asked, Worded words) {
        if (current instanceof AwaitingReply open
                && asked instanceof AwaitingReply waiting
                && open.waitsLike(waiting)) {
            return open.take(words, clock.instant());
        }
        if (current instanceof Consultation.Waiting open
                && asked instanceof Consultation.Waiting waiting
                && open.waitsLike(waiting)) {
            return open.take(words, clock.instant());
        }
        throw moved();
    }

    private static void requireGoingOn(AiSession session) {
        if (session.stage() != AiSessionStage.IN_PROGRESS) {
            throw session instanceof Interview ? Interview.finished() : Consultation.over();
        }
    }

    private Step noted(AiSession session, SessionMessage message, Reply.Notice reply) {
        var turn = notice(session, message, reply);
        var noted = session.noted(turn);
        sessions.save(noted);
        return new Step.Done(new Said(turn, noted, false), List.of());
    }

    private Turn notice(AiSession session, @Nullable SessionMessage message, Reply.Notice notice) {
        return new Turn(
                TurnId.next(),
                session.transcript().round(),
                message == null ? null : message.text(),
                notice,
                message == null ? null : message.clientMessageId(),
                null,
                clock.instant());
    }

    private static Said repeated(Turn earlier, SessionMessage message, AiSession session) {
        if (!Objects.equals(earlier.message(), message.text())) {
            throw ClientMessageId.reused();
        }
        return new Said(earlier, session, true);
    }

    private AiSession mine(Actor actor, AiSessionId id, Trace trace) {
        return access.requireOwn(actor, InterviewAccess.traced(trace, sessions.lock(id)));
    }

    private <S extends AiSession> S saved(S before, S after) {
        if (!after.equals(before)) {
            sessions.save(after);
        }
        return after;
    }

    private static Conflict moved() {
        return new Conflict(ProblemCode.CONCURRENT_CHANGE, "The session has moved on; read it again");
    }
}
