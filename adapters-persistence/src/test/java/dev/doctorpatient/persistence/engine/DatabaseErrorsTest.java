package dev.doctorpatient.persistence.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PessimisticLockException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.Test;

/** What the transaction boundary has to recognise; H2 and PostgreSQL must be told apart nowhere else. */
@QuarkusTest
class DatabaseErrorsTest {
    @Inject
    EntityManager entities;

    @Test
    void aTakenUniqueValueIsAConstraintViolationThatNamesItsConstraint() {
        execute(TestRows.user("ada@example.org"));

        var failure = catchThrowable(() -> execute(TestRows.user("ada@example.org")));

        assertThat(failure).isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
            assertThat(violation.getSQLState()).isEqualTo("23505");
            assertThat(violation.getConstraintName()).containsIgnoringCase("users_email_key");
        });
    }

    @Test
    void ofTwoTransactionsThatWaitForEachOtherOneFailsToLock() throws Exception {
        var rows = new UUID[] {TimeOrderedId.next(), TimeOrderedId.next()};
        execute(TestRows.doctor(rows[0]));
        execute(TestRows.doctor(rows[1]));
        var bothHoldOne = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Throwable> forwards = () -> catchThrowable(() -> lockBoth(rows[0], rows[1], bothHoldOne));
            Callable<Throwable> backwards = () -> catchThrowable(() -> lockBoth(rows[1], rows[0], bothHoldOne));

            var one = threads.submit(forwards);
            var other = threads.submit(backwards);

            assertThat(Arrays.asList(one.get(), other.get()))
                    .filteredOn(Objects::nonNull)
                    .singleElement()
                    .satisfies(failure -> assertThat(failure)
                            .isInstanceOf(PessimisticLockException.class)
                            .hasCauseInstanceOf(LockAcquisitionException.class));
        }
    }

    @Test
    void aSelfRelationNeedsItsUser() {
        var patient = TimeOrderedId.next();
        execute(TestRows.patient(patient));
        execute(TestRows.user("self@example.org"));

        assertThatThrownBy(
                        () -> execute(
                                "insert into user_patient_relations select '" + TimeOrderedId.next() + "', id, '"
                                        + patient
                                        + "', 'self', null, created_at, created_at from users where email = 'self@example.org'"))
                .isInstanceOf(ConstraintViolationException.class);
    }

    final void execute(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement).executeUpdate());
    }

    private void lockBoth(UUID first, UUID second, CyclicBarrier bothHoldOne) {
        QuarkusTransaction.requiringNew().call(() -> {
            lock(first);
            bothHoldOne.await(10, TimeUnit.SECONDS);
            lock(second);
            return null;
        });
    }

    private void lock(UUID doctor) {
        entities.createNativeQuery("update doctors set is_active = true where id = :id")
                .setParameter("id", doctor)
                .executeUpdate();
    }
}
