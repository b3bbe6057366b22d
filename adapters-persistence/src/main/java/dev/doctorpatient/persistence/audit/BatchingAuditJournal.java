package dev.doctorpatient.persistence.audit;

import dev.doctorpatient.application.access.port.AuditJournal;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.persistence.shared.Rows;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * One thread that appends to the chain, so that the chain is nobody's bottleneck: whatever waits goes into one transaction, which holds
 * the chain's end against the other nodes. Events that came with a transaction of their own wait in a table, which is how they are as
 * durable as what they tell; a batch of any node takes them.
 */
@ApplicationScoped
class BatchingAuditJournal implements AuditJournal {
    private static final Logger LOG = Logger.getLogger(BatchingAuditJournal.class);
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** How long what another transaction recorded may wait for its place in the chain. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private static final int BEFORE_ALL_OBSERVERS = 1;
    private static final int AFTER_ALL_OBSERVERS = Integer.MAX_VALUE;

    /** What waits for the next batch: events, or, without any, whoever wants to know that a batch was written. */
    private record Waiting(List<AuditEvent> events, CompletableFuture<Boolean> durable) {
        Waiting(List<AuditEvent> events) {
            this(events, new CompletableFuture<>());
        }
    }

    private final Transactions transactions;
    private final EntityManager entities;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer =
            Thread.ofPlatform().name("audit-journal").daemon().unstarted(this::write);
    private volatile boolean ending;

    BatchingAuditJournal(Transactions transactions, EntityManager entities) {
        this.transactions = transactions;
        this.entities = entities;
    }

    void start(@Observes @Priority(BEFORE_ALL_OBSERVERS) StartupEvent started) {
        writer.start();
    }

    void stop(@Observes @Priority(AFTER_ALL_OBSERVERS) ShutdownEvent stopping) throws InterruptedException {
        ending = true;
        var unused = waiting.offer(new Waiting(List.of())); // ends a rest
        writer.join(LONGEST_GOODBYE);
    }

    @Override
    public void record(AuditEvent event) {
        entities.persist(PendingAuditEventRow.of(event));
    }

    @Override
    public void keep(List<AuditEvent> events) {
        await(new Waiting(events));
    }

    /** Returns once everything that was durable before is in the chain. */
    void settle() {
        await(new Waiting(List.of()));
    }

    private void await(Waiting entry) {
        try {
            if (!ending && waiting.offer(entry, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                var unused = entry.durable().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            // said by the writer
        }
        throw new Unavailable(
                ProblemCode.UNAVAILABLE, "The audit journal cannot be written at this moment", LONGEST_WAIT);
    }

    private void write() {
        var batch = new ArrayList<Waiting>(BATCH);
        while (!ending || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(REST.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                }
            } catch (InterruptedException _) {
                return; // nobody does this: a database file would not survive it
            }
            append(List.copyOf(batch));
            batch.clear();
        }
    }

    private void append(List<Waiting> batch) {
        try {
            var events =
                    batch.stream().flatMap(entry -> entry.events().stream()).toList();
            var more = transactions.inTransaction(() -> append(events, BATCH));
            while (more) {
                more = transactions.inTransaction(() -> append(List.of(), BATCH));
            }
            batch.forEach(entry -> entry.durable().complete(true));
        } catch (RuntimeException failure) {
            // The class name only: a message may quote what was written.
            LOG.errorf(
                    "Audit events could not be written: %s", failure.getClass().getName());
            batch.forEach(entry -> entry.durable().completeExceptionally(failure));
        }
    }

    /** Appends events and what is pending; tells whether more may be pending. */
    private boolean append(List<AuditEvent> events, int most) {
        var pending = entities.createQuery("from PendingAuditEventRow p order by p.id", PendingAuditEventRow.class)
                .setMaxResults(most)
                .getResultList();
        if (pending.isEmpty() && events.isEmpty()) {
            return false;
        }
        // Locked after the look, and looked at again: an idle journal locks nothing, and no two nodes take the same
        // events.
        var chain = Rows.lock(entities, AuditChainRow.class, AuditChainRow.ONLY)
                .orElseThrow(() -> new IllegalStateException("the chain has no end"));
        var taken = entities.createQuery("from PendingAuditEventRow p order by p.id", PendingAuditEventRow.class)
                .setMaxResults(most)
                .getResultList();
        var head = chain.toDomain();
        for (var event : inOrder(taken, events)) {
            ChainedEvent chained = head.append(event);
            entities.persist(AuditEventRow.of(chained));
            head = chained.head();
        }
        chain.moveTo(head);
        taken.forEach(entities::remove);
        return taken.size() == most;
    }

    private static List<AuditEvent> inOrder(List<PendingAuditEventRow> pending, List<AuditEvent> events) {
        var all = new ArrayList<AuditEvent>(events);
        pending.forEach(row -> all.add(row.toDomain()));
        all.sort((one, other) -> one.recordedAt().compareTo(other.recordedAt()));
        return all;
    }
}
