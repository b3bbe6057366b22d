package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.testing.Fixtures;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What {@link dev.doctorpatient.application.shared.Transactions} promises. */
public abstract class TransactionsContract extends PortContract {
    @Test
    void whatIsDoneIsThereAfterwardsForEverybody() throws Exception {
        var user = newUser();

        var result = inTransaction(() -> {
            stores().users().add(user);
            return "done";
        });

        assertThat(result).isEqualTo("done");
        try (var threads = Executors.newSingleThreadExecutor()) {
            assertThat(threads.submit(() -> found(user)).get()).contains(user);
        }
    }

    @Test
    void whatIsDoneIsThereAlreadyForTheTransactionItself() {
        var user = newUser();

        var found = inTransaction(() -> {
            stores().users().add(user);
            return stores().users().findByEmail(user.email());
        });

        assertThat(found).contains(user);
    }

    @Test
    void aRefusalLeavesNoTrace() {
        var user = newUser();
        var refusal = new NotFound("thing");

        assertThatThrownBy(() -> runInTransaction(() -> {
                    stores().users().add(user);
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(found(user)).isEmpty();
    }

    @Test
    void aBugLeavesNoTrace() {
        var user = newUser();
        var bug = new IllegalArgumentException("bug");

        assertThatThrownBy(() -> runInTransaction(() -> {
                    stores().users().add(user);
                    throw bug;
                }))
                .isSameAs(bug);

        assertThat(found(user)).isEmpty();
    }

    @Test
    void anErrorLeavesNoTrace() {
        var user = newUser();
        var error = new AssertionError("error");

        assertThatThrownBy(() -> runInTransaction(() -> {
                    stores().users().add(user);
                    throw error;
                }))
                .isSameAs(error);

        assertThat(found(user)).isEmpty();
    }

    @Test
    void aChangeThatFailsLeavesWhatWasThere() {
        var user = fixtures().administrator();

        rollBack(() -> stores().users().save(user.withActive(false, Fixtures.NOW)));

        assertThat(found(user)).contains(user);
    }

    @Test
    void allOfATransactionHappensOrNothing() {
        var user = newUser();
        var hospital = fixtures().hospital();

        rollBack(() -> {
            stores().users().add(user);
            stores().hospitals().save(hospital.describedAs(HospitalProfile.named("Renamed"), Fixtures.NOW));
        });

        assertThat(found(user)).isEmpty();
        assertThat(inTransaction(() -> stores().hospitals().find(hospital.id())))
                .contains(hospital);
    }

    @Test
    void nobodySeesWhatIsRolledBackLater() throws Exception {
        var user = newUser();
        var added = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var other = threads.submit(() -> {
                added.await();
                return found(user);
            });

            rollBack(() -> {
                stores().users().add(user);
                var unused = stores().users().findByEmail(user.email()); // sends what is still held back
                added.countDown();
            });

            assertThat(other.get()).isEmpty();
        }
    }

    @Test
    void transactionsDoNotNest() {
        assertThatIllegalStateException().isThrownBy(() -> runInTransaction(() -> runInTransaction(() -> {})));
    }

    @Test
    void aNestedTransactionDoesNothing() {
        var user = newUser();

        assertThatIllegalStateException()
                .isThrownBy(() -> runInTransaction(
                        () -> runInTransaction(() -> stores().users().add(user))));

        assertThat(found(user)).isEmpty();
    }

    @Test
    void afterAFailureTheNextTransactionWorks() {
        var user = newUser();

        rollBack(() -> {});
        assertThatIllegalStateException().isThrownBy(() -> runInTransaction(() -> runInTransaction(() -> {})));
        runInTransaction(() -> stores().users().add(user));

        assertThat(found(user)).contains(user);
    }

    @Test
    void whatFollowsACommitSeesWhatWasDone() {
        var user = newUser();
        var seen = new ArrayList<Optional<User>>();

        runInTransaction(() -> {
            stores().transactions().afterCommit(() -> seen.add(found(user)));
            stores().users().add(user);
            assertThat(seen).isEmpty();
        });

        assertThat(seen).containsExactly(Optional.of(user));
    }

    @Test
    void nothingFollowsARollback() {
        var followed = new ArrayList<String>();

        rollBack(() -> stores().transactions().afterCommit(() -> followed.add("followed")));
        runInTransaction(() -> {});

        assertThat(followed).isEmpty();
    }

    @Test
    void aFailureAfterTheCommitUndoesNothingAndReachesNobody() {
        var user = newUser();
        var followed = new ArrayList<String>();

        runInTransaction(() -> {
            stores().users().add(user);
            stores().transactions().afterCommit(() -> {
                throw new IllegalArgumentException("bug");
            });
            stores().transactions().afterCommit(() -> followed.add("followed"));
        });

        assertThat(found(user)).contains(user);
        assertThat(followed).containsExactly("followed");
    }

    @Test
    void nothingFollowsWithoutATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> stores().transactions().afterCommit(() -> {}));
    }

    private Optional<User> found(User user) {
        return inTransaction(() -> stores().users().find(user.id()));
    }

    private static User newUser() {
        return Fixtures.newUser(Fixtures.uniqueEmail(), Role.ADMIN, null, Fixtures.NOW);
    }
}
