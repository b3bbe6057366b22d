package dev.doctorpatient.persistence.shared;

import dev.doctorpatient.application.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Transactions of Quarkus. Whatever is thrown leaves them as it was thrown, unless it came from the database, and rolls back. */
@ApplicationScoped
class JtaTransactions implements Transactions {
    private static final Logger LOG = Logger.getLogger(JtaTransactions.class);
    private static final ScopedValue<List<Runnable>> AFTER_COMMIT = ScopedValue.newInstance();

    private final EntityManager entities;

    JtaTransactions(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        PresentTransaction.requireNone();
        var following = new ArrayList<Runnable>();
        var result = ScopedValue.where(AFTER_COMMIT, following).call(() -> committed(work));
        following.forEach(JtaTransactions::attempt);
        return result;
    }

    @Override
    public void afterCommit(Runnable work) {
        if (!AFTER_COMMIT.isBound()) {
            throw new IllegalStateException("no transaction is under way");
        }
        AFTER_COMMIT.get().add(work);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            // The class name only: a message may quote what a patient wrote.
            LOG.errorf(
                    "What was to follow a commit failed: %s", failure.getClass().getName());
        }
    }

    private <T> T committed(Supplier<T> work) {
        var thrown = new AtomicReference<@Nullable Throwable>();
        try {
            return QuarkusTransaction.disallowingExisting()
                    .exceptionHandler(failure -> {
                        thrown.set(failure);
                        return TransactionExceptionResult.ROLLBACK;
                    })
                    .call(() -> {
                        var result = work.get();
                        entities.flush(); // what is refused at the commit arrives without its reason
                        return result;
                    });
        } catch (RuntimeException failure) {
            // Quarkus wraps errors, and a rollback that fails too, as it does on a lost connection, hides why there was
            // one
            throw Failures.translated(Objects.requireNonNullElse(thrown.get(), failure));
        }
    }
}
