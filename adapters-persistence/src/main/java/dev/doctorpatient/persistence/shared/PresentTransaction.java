package dev.doctorpatient.persistence.shared;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;

/** The transaction that the present thread is in, if it is in one. */
public final class PresentTransaction {
    private PresentTransaction() {}

    /**
     * For what draws its own.
     *
     * @throws IllegalStateException if one is under way
     */
    public static void requireNone() {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("a transaction is under way already");
        }
    }
}
