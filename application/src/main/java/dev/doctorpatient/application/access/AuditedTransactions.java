package dev.doctorpatient.application.access;

import dev.doctorpatient.application.access.port.AuditJournal;
import dev.doctorpatient.application.access.port.BreakGlassObserver;
import dev.doctorpatient.application.access.port.RequestOrigin;
import dev.doctorpatient.application.shared.Answers;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditEventId;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.domain.audit.Origin;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.Unauthenticated;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that leave a trace. What is changed and the trace of it are durable together; what is read is handed out only once
 * the trace of it is durable; and a refusal leaves a trace too, whose loss does not turn it into something else.
 */
public final class AuditedTransactions {
    private final Transactions transactions;
    private final AuditJournal journal;
    private final BreakGlassObserver observer;
    private final RequestOrigin origin;
    private final InstantSource clock;

    /** Transactions on their ports. */
    public AuditedTransactions(
            Transactions transactions,
            AuditJournal journal,
            BreakGlassObserver observer,
            RequestOrigin origin,
            InstantSource clock) {
        this.transactions = transactions;
        this.journal = journal;
        this.observer = observer;
        this.origin = origin;
        this.clock = clock;
    }

    /** Does a deed in one transaction. */
    public <T> T inTransaction(Actor actor, Deed deed, Function<Trace, T> work) {
        return attempt(actor, deed, trace -> {
            var isLook = deed.action() == AuditAction.READ;
            var result = transactions.inTransaction(() -> {
                var done = work.apply(trace);
                if (!isLook || trace.glass() != null) {
                    trace.done();
                }
                return done;
            });
            if (isLook && trace.glass() == null) {
                journal.keep(trace.events(AuditOutcome.SUCCESS));
            }
            return result;
        });
    }

    /** The same for a deed without a result. */
    public void runInTransaction(Actor actor, Deed deed, Consumer<Trace> work) {
        var unused = inTransaction(actor, deed, trace -> {
            work.accept(trace);
            return true;
        });
    }

    /**
     * Does a deed that draws its transactions itself and says {@link Trace#done()} in the one that counts; here only a refusal leaves a
     * trace.
     *
     * @param actor who; null if nobody has proved who they are
     */
    public <T> T perform(@Nullable Actor actor, Deed deed, Function<Trace, T> work) {
        return attempt(actor, deed, work::apply);
    }

    /** The same for a deed whose end does not come at once; what it ends with is the answer's. */
    public <T> CompletableFuture<T> performLater(Actor actor, Deed deed, Function<Trace, CompletableFuture<T>> work) {
        var trace = new AtomicReference<@Nullable Recorder>();
        var started = attempt(actor, deed, recorder -> {
            trace.set(recorder);
            return work.apply(recorder);
        });
        return started.exceptionallyComposeAsync(
                failure -> {
                    if (Answers.failureOf(failure) instanceof Rejection refused) {
                        keepIfPossible(Objects.requireNonNull(trace.get()).events(outcomeOf(refused)));
                    }
                    return CompletableFuture.failedFuture(failure);
                },
                Thread::startVirtualThread); // the journal may make wait, and whoever gives the answer must not
    }

    /** A transaction that leaves no trace, for what is nobody's deed or part of one that leaves its own. */
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.inTransaction(work);
    }

    /** The same for work without a result. */
    public void runInTransaction(Runnable work) {
        transactions.runInTransaction(work);
    }

    /** Runs something once the present transaction is durable, as {@link Transactions#afterCommit} does. */
    public void afterCommit(Runnable work) {
        transactions.afterCommit(work);
    }

    private <T> T attempt(@Nullable Actor actor, Deed deed, Function<Recorder, T> work) {
        var trace = new Recorder(actor, deed);
        try {
            return work.apply(trace);
        } catch (Rejection refused) {
            keepIfPossible(trace.events(outcomeOf(refused)));
            throw refused;
        }
    }

    private void keepIfPossible(List<AuditEvent> events) {
        try {
            journal.keep(events);
        } catch (Unavailable _) {
            // The journal itself tells the operator; the caller hears what they would have heard.
        }
    }

    private static AuditOutcome outcomeOf(Rejection refused) {
        return refused instanceof NotAllowed || refused instanceof NotFound || refused instanceof Unauthenticated
                ? AuditOutcome.DENIED
                : AuditOutcome.FAILED;
    }

    private final class Recorder implements Trace {
        private final Deed deed;
        /** Asked at once: what is recorded later may be recorded by a thread that writes for many. */
        private final Origin place = origin.current();

        private final Set<PatientId> patients = new LinkedHashSet<>();
        private final AtomicReference<@Nullable Actor> actor;
        private final AtomicReference<@Nullable UUID> resource;

        Recorder(@Nullable Actor actor, Deed deed) {
            this.deed = deed;
            this.actor = new AtomicReference<@Nullable Actor>(actor);
            this.resource = new AtomicReference<@Nullable UUID>(deed.resource());
        }

        @Override
        public void by(Actor proven) {
            actor.set(proven);
        }

        @Override
        public void at(UUID object) {
            resource.set(object);
        }

        @Override
        public void about(PatientId patient) {
            patients.add(patient);
        }

        @Override
        public void done() {
            events(AuditOutcome.SUCCESS).forEach(journal::record);
            var glass = glass();
            if (glass != null) {
                patients.forEach(patient -> observer.glassBroken(glass, patient, deed.type(), resource.get()));
            }
        }

        List<AuditEvent> events(AuditOutcome outcome) {
            return patients.isEmpty()
                    ? List.of(event(outcome, null))
                    : patients.stream().map(patient -> event(outcome, patient)).toList();
        }

        private AuditEvent event(AuditOutcome outcome, @Nullable PatientId patient) {
            var who = actor.get();
            var glass = glass();
            return new AuditEvent(
                    AuditEventId.next(),
                    clock.instant(),
                    who == null ? null : who.user(),
                    who == null ? null : who.role(),
                    deed.action(),
                    outcome,
                    deed.type(),
                    resource.get(),
                    patient,
                    glass == null ? null : glass.reason(),
                    place);
        }

        /** The glass that is broken by this deed; null if it shows nothing of a patient, or the actor needs to break none. */
        @Nullable
        BreakGlass glass() {
            return actor.get() instanceof Actor.Administrator administrator
                            && deed.action() == AuditAction.READ
                            && !patients.isEmpty()
                    ? administrator.glass()
                    : null;
        }
    }
}
