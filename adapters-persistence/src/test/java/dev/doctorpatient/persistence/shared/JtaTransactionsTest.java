package dev.doctorpatient.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.domain.shared.Unavailable;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What only a database can do to a transaction. */
@QuarkusTest
class JtaTransactionsTest {
    @Inject
    Transactions transactions;

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource pool;

    String sessionId() {
        return "select session_id()";
    }

    String kill(Object session) {
        return "select abort_session(" + session + ")";
    }

    List<String> impatience() {
        return List.of("set lock_timeout 100");
    }

    List<String> patience() {
        return List.of("set lock_timeout 10000");
    }

    @Test
    void aUniqueValueThatNoStoreExpectsIsAConcurrentChange() {
        var profile = TimeOrderedId.next();
        run(user(TimeOrderedId.next(), profile));

        assertConcurrentChange(catchThrowable(() -> run(user(TimeOrderedId.next(), profile))));
    }

    @Test
    void aLostOptimisticLockIsAConcurrentChange() {
        assertConcurrentChange(catchThrowable(() -> transactions.runInTransaction(() -> {
            throw new OptimisticLockException();
        })));
    }

    @Test
    void ofADeadlockOneGetsThroughAndTheOtherIsRefused() throws Exception {
        var rows = new UUID[] {TimeOrderedId.next(), TimeOrderedId.next()};
        run(user(rows[0], null), user(rows[1], null));
        var bothHoldOne = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var forwards = threads.submit(() -> catchThrowable(() -> touchBoth(rows[0], rows[1], bothHoldOne)));
            var backwards = threads.submit(() -> catchThrowable(() -> touchBoth(rows[1], rows[0], bothHoldOne)));

            assertThat(Arrays.asList(forwards.get(), backwards.get()))
                    .filteredOn(Objects::nonNull)
                    .singleElement()
                    .satisfies(JtaTransactionsTest::assertConcurrentChange);
        }
    }

    @Test
    void whoWaitsTooLongForALockIsRefused() throws Exception {
        var row = TimeOrderedId.next();
        run(user(row, null));

        var failure = transactions.inTransaction(() -> {
            execute(touch(row));
            return inOtherThread(() -> transactions.inTransaction(() -> {
                impatience().forEach(this::query);
                try {
                    execute(touch(row));
                } finally {
                    patience().forEach(this::query);
                }
                return true;
            }));
        });

        assertConcurrentChange(failure);
    }

    @Test
    void whatRefersToSomethingThatIsGoneIsAConcurrentChange() {
        assertConcurrentChange(catchThrowable(
                () -> run("insert into refresh_tokens (hash, family_id, issued_at, expires_at) values ('orphan', '"
                        + TimeOrderedId.next() + "', current_timestamp, current_timestamp)")));
    }

    @Test
    void anUnexpectedFailureTellsNothingOfWhatWasWritten() {
        var unknown = TimeOrderedId.next();

        var failure = catchThrowable(
                () -> run("insert into patients (id, name, gender, is_active, created_at, updated_at) values ('"
                        + unknown + "', 'canary', 'canary', true, current_timestamp, current_timestamp)"));

        assertThat(failure).isInstanceOf(DatabaseFailure.class).hasNoCause().hasMessageContaining("SQLState 23");
        assertThat(failure.getMessage()).doesNotContain("canary").doesNotContain(unknown.toString());
        assertThat(failure.getStackTrace()).isNotEmpty();
    }

    @Test
    void withoutAFreeConnectionTheDatabaseIsUnavailable() throws Exception {
        var taken = new ArrayList<Connection>();
        try {
            for (var i = 0;
                    i < pool.getConfiguration().connectionPoolConfiguration().maxSize();
                    i++) {
                taken.add(pool.getConnection());
            }

            assertUnavailable(catchThrowable(() -> run(user(TimeOrderedId.next(), null))));
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void aTransactionWhoseConnectionIsLostLeavesNothing() {
        var row = TimeOrderedId.next();

        var failure = catchThrowable(() -> transactions.runInTransaction(() -> {
            execute(user(row, null));
            var session = query(sessionId());
            assertThat(inOtherThread(() -> transactions.inTransaction(() -> query(kill(session)))))
                    .isNull();
            execute(touch(row));
        }));

        assertUnavailable(failure);
        assertThat(exists(row)).isFalse();
    }

    @Test
    void aVirtualThreadWithoutARequestHasTransactionsToo() throws Exception {
        var row = TimeOrderedId.next();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                        assertThat(Arc.container().requestContext().isActive()).isFalse();
                        run(user(row, null));
                    })
                    .get();
        }

        assertThat(exists(row)).isTrue();
    }

    @Test
    void whatThrewInATransactionComesOutAsItWas() {
        var refusal = new Conflict(ProblemCode.CHAT_CLOSED, "closed");
        var error = new StackOverflowError();

        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    private static void assertConcurrentChange(@Nullable Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.code())
                .isEqualTo(ProblemCode.CONCURRENT_CHANGE));
    }

    private static void assertUnavailable(@Nullable Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
            assertThat(unavailable.code()).isEqualTo(ProblemCode.UNAVAILABLE);
            assertThat(unavailable.retryAfter()).isPositive();
        });
    }

    private void touchBoth(UUID first, UUID second, CyclicBarrier bothHoldOne) {
        transactions.runInTransaction(() -> {
            execute(touch(first));
            try {
                var unused = bothHoldOne.await(10, TimeUnit.SECONDS);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
            execute(touch(second));
        });
    }

    /** What the work threw; null if it went through. */
    private static @Nullable Throwable inOtherThread(Callable<?> work) {
        try (var threads = Executors.newSingleThreadExecutor()) {
            return threads.submit(() -> catchThrowable(work::call)).get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void run(String... statements) {
        transactions.runInTransaction(() -> List.of(statements).forEach(this::execute));
    }

    private void execute(String statement) {
        entities.createNativeQuery(statement).executeUpdate();
    }

    private Object query(String statement) {
        return statement.startsWith("set ")
                ? entities.createNativeQuery(statement).executeUpdate()
                : entities.createNativeQuery(statement).getSingleResult();
    }

    private boolean exists(UUID user) {
        return transactions.inTransaction(
                () -> !entities.createNativeQuery("select name from users where id = '" + user + "'")
                        .getResultList()
                        .isEmpty());
    }

    private static String user(UUID id, @Nullable UUID profile) {
        return "insert into users (id, email, hashed_password, name, role, is_active, profile_id, created_at, updated_at)"
                + " values ('" + id + "', '" + id + "@example.org', '-', 'Ada', 'doctor', true, "
                + (profile == null ? "null" : "'" + profile + "'") + ", current_timestamp, current_timestamp)";
    }

    private static String touch(UUID user) {
        return "update users set is_active = true where id = '" + user + "'";
    }
}
