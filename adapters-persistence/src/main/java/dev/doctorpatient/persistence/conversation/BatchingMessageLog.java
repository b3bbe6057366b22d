package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.persistence.conversation.MessageWriter.Entry;
import dev.doctorpatient.persistence.conversation.MessageWriter.Outcome;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.PresentTransaction;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One thread that writes the messages of all chats: whatever waits goes into one transaction, so that the more there is to write the
 * less each message costs. What is to follow the commit follows in the order of the messages' places.
 */
@ApplicationScoped
class BatchingMessageLog implements MessageLog, PanacheRepositoryBase<MessageRow, UUID> {
    private static final Logger LOG = Logger.getLogger(BatchingMessageLog.class);

    /** A second's worth on a slow day; more would only wait longer. */
    private static final int MOST_WAITING = 4_096;

    private static final int MOST_AT_ONCE = 256;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private static final int BEFORE_ALL_OBSERVERS = 1;
    private static final int AFTER_ALL_OBSERVERS = Integer.MAX_VALUE - 1; // the journal takes what this leaves

    /** A message that waits to be written, and who waits for it. */
    private record Waiting(Entry entry, CompletableFuture<Appended> answer) {}

    private final Transactions transactions;
    private final MessageWriter writer;
    private final StoredMessages messages;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread =
            Thread.ofPlatform().name("message-log").daemon().unstarted(this::write);
    private volatile boolean ending;

    BatchingMessageLog(Transactions transactions, MessageWriter writer, StoredMessages messages) {
        this.transactions = transactions;
        this.writer = writer;
        this.messages = messages;
    }

    void start(@Observes @Priority(BEFORE_ALL_OBSERVERS) StartupEvent started) {
        thread.start();
    }

    void stop(@Observes @Priority(AFTER_ALL_OBSERVERS) ShutdownEvent stopping) throws InterruptedException {
        ending = true;
        thread.join(LONGEST_GOODBYE);
    }

    @Override
    public CompletableFuture<Appended> appendLater(
            Draft draft, MessageObserver observer, Consumer<Appended> alongside) {
        PresentTransaction.requireNone();
        var entry = new Waiting(new Entry(draft, observer, alongside), new CompletableFuture<>());
        if (ending || !waiting.offer(entry)) {
            return CompletableFuture.failedFuture(new Unavailable(
                    ProblemCode.UNAVAILABLE, "Too many messages wait to be stored; please try again", RETRY_AFTER));
        }
        return entry.answer()
                .orTimeout(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(BatchingMessageLog::failed);
    }

    private static Appended failed(Throwable failure) {
        throw failure instanceof TimeoutException ? unknown() : new CompletionException(failure);
    }

    private static Unavailable unknown() {
        return new Unavailable(
                ProblemCode.UNAVAILABLE,
                "It is not known whether the message was stored; please send it again under the same client_message_id",
                RETRY_AFTER);
    }

    private void write() {
        var batch = new ArrayList<Waiting>(MOST_AT_ONCE);
        while (!ending || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    append(List.copyOf(batch));
                    batch.clear();
                }
            } catch (InterruptedException _) {
                return; // nobody does this: a database file would not survive it
            }
        }
    }

    private void append(List<Waiting> batch) {
        try {
            var entries = batch.stream().map(Waiting::entry).toList();
            var outcomes = transactions.inTransaction(() -> writer.write(entries));
            for (var index = 0; index < batch.size(); index++) {
                answer(batch.get(index), outcomes.get(index));
            }
        } catch (Unavailable unreachable) {
            fail(batch, unreachable); // who is alone would not reach it either
        } catch (RuntimeException | Error failure) {
            if (batch.size() > 1) {
                batch.forEach(alone -> append(List.of(alone))); // only who is to blame shall fail
            } else {
                fail(batch, failure);
            }
        }
    }

    private static void answer(Waiting waiting, Outcome outcome) {
        switch (outcome) {
            case Outcome.Written(var appended) -> waiting.answer().complete(appended);
            case Outcome.Refused(var rejection) -> waiting.answer().completeExceptionally(rejection);
        }
    }

    private static void fail(List<Waiting> batch, Throwable failure) {
        // The class name only: a message may quote what a patient wrote.
        LOG.debugf("Messages could not be written: %s", failure.getClass().getName());
        batch.forEach(waiting -> waiting.answer().completeExceptionally(failure));
    }

    @Override
    public Optional<Message> sent(ChatId chat, UserId by, ClientMessageId clientMessageId) {
        return find(
                        "chatId = ?1 and sentBy = ?2 and clientMessageId = ?3",
                        chat.value(),
                        by.value(),
                        clientMessageId.value())
                .singleResultOptional()
                .map(messages::of);
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return findByIdOptional(id.value()).map(messages::of);
    }

    @Override
    public Page<Message> newest(ChatId chat, PageRequest request) {
        var after = request.after();
        var conditions = new Conditions()
                .and("r.chatId = :chat", "chat", chat.value())
                .and("r.seq < :seq", "seq", after == null ? null : after.key());
        var found = find("from MessageRow r" + conditions.clause() + " order by r.seq desc", conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(
                messages.of(found),
                request.limit(),
                message -> new Position(message.seq(), message.id().value()));
    }

    @Override
    public List<Message> after(ChatId chat, long seq, int limit) {
        return messages.of(find("chatId = ?1 and seq > ?2 order by seq", chat.value(), seq)
                .range(0, limit - 1)
                .list());
    }
}
