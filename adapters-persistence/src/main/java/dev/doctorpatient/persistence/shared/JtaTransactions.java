package dev.doctorpatient.persistence.shared;

import dev.doctorpatient.application.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transactions of Quarkus. Whatever is thrown leaves them as it was thrown, unless it came from the database, and rolls back. */
@ApplicationScoped
class JtaTransactions implements Transactions {
    private final EntityManager entities;

    JtaTransactions(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("a transaction is under way already");
        }
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
