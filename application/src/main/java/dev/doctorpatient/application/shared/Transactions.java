package dev.doctorpatient.application.shared;

import java.util.function.Supplier;

/**
 * Draws the line around what happens together or not at all. Slow or irreversible things, such as asking a model or pushing to a
 * socket, are written outside that line. Transactions do not nest: a use case never calls another.
 */
public interface Transactions {
    /**
     * Runs work in a transaction of its own; it is durable once this returns.
     *
     * @throws IllegalStateException if a transaction is under way already
     * @throws dev.doctorpatient.domain.shared.Conflict {@code concurrent_change} if somebody else's change got in the way
     */
    <T> T inTransaction(Supplier<T> work);

    /** The same for work without a result. */
    default void runInTransaction(Runnable work) {
        var unused = inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Runs something slow or irreversible, such as a push, once the present transaction is durable, and never if it rolls back. It is best
     * effort: its failure undoes nothing and reaches nobody.
     *
     * @throws IllegalStateException if no transaction is under way
     */
    void afterCommit(Runnable work);
}
