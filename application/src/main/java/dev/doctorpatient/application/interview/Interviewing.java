package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Interview.AwaitingAnswer;
import dev.doctorpatient.domain.interview.Interview.AwaitingReply;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Notices;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.SessionMessage.Command;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.interview.TurnId;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TooManyRequests;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Taking part in an interview. What the patient says is stored before the interviewer is asked, and the interviewer is asked
 * between two transactions: if it fails, nothing is lost and the same message can be sent again.
 */
public final class Interviewing {
    /** A message and its reply, and whether they were there before. */
    public record Said(Turn turn, Interview interview, boolean repeated) {}

    /** What a message led to: a turn, or a state in which the interviewer has yet to be asked. */
    private sealed interface Step {
        record Done(Said said) implements Step {}

        record Waiting(AwaitingReply interview) implements Step {}
    }

    private final AiSessions interviews;
    private final Interviewer interviewer;
    private final InterviewAccess access;
    private final InterviewObserver observer;
    private final int totalQuestions;
    private final RateLimits limits;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports; new interviews have so many questions. */
    public Interviewing(
            AiSessions interviews,
            Interviewer interviewer,
            CareTeams careTeams,
            Chats chats,
            InterviewObserver observer,
            int totalQuestions,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.interviews = interviews;
        this.interviewer = interviewer;
        this.access = new InterviewAccess(careTeams, chats);
        this.observer = observer;
        this.totalQuestions = totalQuestions;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Begins an interview with its first question.
     *
     * @param patient whom it is about; null: the chat's patient, else the actor's own profile
     * @param chat the chat whose doctor may read it; null: none may
     * @throws TooManyRequests as every operation here does if the user asks the interviewer too often
     */
    public Interview start(Actor actor, @Nullable PatientId patient, @Nullable ChatId chat) {
        limits.count(Quota.AI_REQUEST, actor.user());
        return transactions.perform(actor, Deed.create(ResourceType.AI_SESSION), trace -> {
            var user = access.requirePatientUser(actor);
            var opening = transactions.inTransaction(() -> new Opening(
                    AiSessionId.next(),
                    access.requireSubject(user, patient, chat),
                    user.user(),
                    chat,
                    totalQuestions,
                    clock.instant()));
            trace.at(opening.id().value());
            trace.about(opening.patient());
            var first = interviewer.word(
                    Interviewer.Call.first(
                            Interview.firstQuestion(opening), List.of(), java.time.Duration.ofSeconds(20)),
                    _ -> {});
            return transactions.inTransaction(() -> {
                var subject = access.requireSubject(user, patient, chat); // what was allowed may have ended meanwhile
                var interview = Interview.begin(opening, first);
                if (!subject.equals(opening.patient())) {
                    throw moved();
                }
                interviews.add(interview);
                trace.done();
                return interview;
            });
        });
    }

    /**
     * Takes an answer or a command.
     *
     * @throws Conflict {@code interview_finished}, {@code answer_pending} if another message still waits for its reply, or
     *     {@code idempotency_key_reused}
     * @throws dev.doctorpatient.domain.shared.Invalid {@code nothing_to_summarize}
     * @throws dev.doctorpatient.domain.shared.Unavailable {@code ai_unavailable}; the message is kept, and is sent again to go on
     */
    public Said say(Actor actor, AiSessionId id, SessionMessage message) {
        limits.count(Quota.AI_REQUEST, actor.user());
        return transactions.perform(
                actor, Deed.update(ResourceType.AI_SESSION, id.value()), trace -> said(actor, id, message, trace));
    }

    private Said said(Actor actor, AiSessionId id, SessionMessage message, Trace trace) {
        var step = transactions.inTransaction(() -> {
            var next = firstStep(actor, id, message, trace);
            if (!(next instanceof Step.Done done && done.said().repeated())) {
                trace.done();
            }
            return next;
        });
        return switch (step) {
            case Step.Done done -> done.said();
            case Step.Waiting waiting -> advance(actor, waiting.interview(), trace);
        };
    }

    private Step firstStep(Actor actor, AiSessionId id, SessionMessage message, Trace trace) {
        var interview = mine(actor, id, trace);
        var earlier = Optional.ofNullable(message.clientMessageId()).flatMap(interview.transcript()::find);
        if (earlier.isPresent()) {
            return new Step.Done(repeated(earlier.get(), message, interview));
        }
        if (interview instanceof AwaitingReply waiting && waiting.goesBy(message.clientMessageId())) {
            return taken(interview, message, null); // also for a command: the name is the kept message's
        }
        var command = message.command().orElse(null);
        return switch (command) {
            case STATUS -> noted(interview, message, Notices.status(interview));
            case HELP -> noted(interview, message, Notices.help());
            case UNKNOWN -> {
                requireGoingOn(interview);
                yield noted(interview, message, Notices.unknownCommand());
            }
            case SUMMARIZE, RESET -> taken(interview, message, command);
            case null -> taken(interview, message, null);
        };
    }

    /**
     * Ends an interview: with a summary of what was said, or, if nothing was, without. One that is over stays as it is.
     *
     * @throws dev.doctorpatient.domain.shared.Unavailable {@code ai_unavailable}
     */
    public Interview end(Actor actor, AiSessionId id) {
        limits.count(Quota.AI_REQUEST, actor.user());
        return transactions.perform(actor, Deed.update(ResourceType.AI_SESSION, id.value()), trace -> {
            var interview = transactions.inTransaction(() -> {
                var current = mine(actor, id, trace);
                var ended =
                        switch (current) {
                            case AwaitingAnswer open -> open.end(clock.instant());
                            case AwaitingReply waiting -> waiting.end(clock.instant());
                            case Interview.Completed over -> over;
                            case Interview.Abandoned over -> over;
                        };
                trace.done();
                return saved(current, ended);
            });
            return interview instanceof AwaitingReply waiting
                    ? advance(actor, waiting, trace).interview()
                    : interview;
        });
    }

    /**
     * Goes on where an interview stands: asks the interviewer again if a message still waits for its reply.
     *
     * @throws dev.doctorpatient.domain.shared.Unavailable {@code ai_unavailable}
     */
    public Interview resume(Actor actor, AiSessionId id) {
        limits.count(Quota.AI_REQUEST, actor.user());
        return transactions.perform(actor, Deed.update(ResourceType.AI_SESSION, id.value()), trace -> {
            var interview = transactions.inTransaction(() -> mine(actor, id, trace));
            return interview instanceof AwaitingReply waiting
                    ? advance(actor, waiting, trace).interview()
                    : interview;
        });
    }

    private Said advance(Actor actor, AwaitingReply waiting, Trace trace) {
        Wording wording = interviewer.word(
                Interviewer.Call.first(waiting.task(), waiting.answered(), java.time.Duration.ofSeconds(20)), _ -> {});
        return transactions.inTransaction(() -> {
            var current = mine(actor, waiting.opening().id(), trace);
            var reply = current.transcript().replyAfter(waiting.transcript());
            if (reply.isPresent()) {
                // The same message came twice, and the other one was quicker: its reply counts.
                return new Said(reply.get(), current, true);
            }
            if (!(current instanceof AwaitingReply open && open.waitsLike(waiting))) {
                throw moved();
            }
            var taken = open.take(wording, clock.instant());
            interviews.save(taken);
            if (taken instanceof Interview.Completed completed) {
                observer.completed(completed);
            }
            return new Said(taken.transcript().latest().orElseThrow(), taken, false);
        });
    }

    private Step taken(Interview interview, SessionMessage message, @Nullable Command command) {
        return switch (interview) {
            case AwaitingAnswer open -> {
                var waiting = command == null
                        ? open.answer(message)
                        : command == Command.RESET ? open.reset(message) : open.summarize(message);
                interviews.save(waiting);
                yield new Step.Waiting(waiting);
            }
            case AwaitingReply waiting -> new Step.Waiting(saved(waiting, waiting.sentAgain(message)));
            case Interview.Completed _, Interview.Abandoned _ -> throw Interview.finished();
        };
    }

    private static void requireGoingOn(Interview interview) {
        if (interview.stage() != AiSessionStage.IN_PROGRESS) {
            throw Interview.finished();
        }
    }

    private Step noted(Interview interview, SessionMessage message, Reply.Notice notice) {
        var turn = new Turn(
                TurnId.next(),
                interview.transcript().round(),
                message.text(),
                notice,
                message.clientMessageId(),
                null,
                null,
                clock.instant());
        var noted = interview.noted(turn);
        interviews.save(noted);
        return new Step.Done(new Said(turn, noted, false));
    }

    private static Said repeated(Turn earlier, SessionMessage message, Interview interview) {
        if (!Objects.equals(earlier.message(), message.text())) {
            throw ClientMessageId.reused();
        }
        return new Said(earlier, interview, true);
    }

    private Interview mine(Actor actor, AiSessionId id, Trace trace) {
        return access.requireOwn(actor, trace.about(interviews.lock(id), interview -> interview
                .opening()
                .patient()));
    }

    private <I extends Interview> I saved(Interview before, I after) {
        if (!after.equals(before)) {
            interviews.save(after);
        }
        return after;
    }

    private static Conflict moved() {
        return new Conflict(ProblemCode.CONCURRENT_CHANGE, "The interview has moved on; read it again");
    }
}
