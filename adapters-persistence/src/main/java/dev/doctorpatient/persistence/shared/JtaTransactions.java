package dev.doctorpatient.persistence.shared;

import dev.doctorpatient.application.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import java.util.function.Supplier;

/** Transactions of Quarkus. A refusal leaves them as it was thrown, and rolls back. */
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
        return QuarkusTransaction.disallowingExisting().call(() -> {
            try {
                var result = work.get();
                entities.flush(); // what is refused at the commit arrives without its reason
                return result;
            } catch (PersistenceException failure) {
                throw Failures.translated(failure);
            }
        });
    }
}
