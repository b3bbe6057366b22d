package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.identity.port.SocketTickets.Ticket;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.PasswordHash;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserFilter;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Users} must do, whatever stores it. */
public abstract class UsersContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_000);

    private Users users() {
        return stores().users();
    }

    private Optional<User> found(UserId id) {
        return inTransaction(() -> users().find(id));
    }

    private List<User> listed(@Nullable Role role, @Nullable Boolean active, @Nullable String text) {
        return all(request -> users().page(new UserFilter(role, active, text), request));
    }

    private User stored(String name, Instant createdAt) {
        return fixtures().stored(named(name, Fixtures.uniqueEmail(), createdAt));
    }

    private static User named(String name, EmailAddress email, Instant createdAt) {
        return Fixtures.newUser(email, Role.ADMIN, null, createdAt)
                .describedAs(new ContactDetails(name, null, null), createdAt);
    }

    @Test
    void anAccountIsFoundAsItWasStored() {
        var administrator = fixtures().administrator();
        var patient = fixtures().patientUser();
        var doctor = fixtures().accountOf(fixtures().doctor());
        var hospital = fixtures().accountOf(fixtures().hospital());

        assertThat(List.of(administrator, patient, doctor, hospital))
                .allSatisfy(user -> assertThat(found(user.id())).contains(user));
    }

    @Test
    void anUnknownAccountIsNotFound() {
        assertThat(found(UserId.next())).isEmpty();
        assertThat(inTransaction(() -> users().lock(UserId.next()))).isEmpty();
        assertThat(inTransaction(() -> users().findByEmail(Fixtures.uniqueEmail())))
                .isEmpty();
        assertThat(inTransaction(() -> users().findByProfile(ProfileId.next()))).isEmpty();
    }

    @Test
    void anAccountIsFoundByItsAddressInAnyCase() {
        var user = fixtures().administrator();
        var shouted = new EmailAddress(user.email().value().toUpperCase(Locale.ROOT));

        var found = inTransaction(() -> users().findByEmail(shouted));

        assertThat(found).contains(user);
    }

    @Test
    void anAccountIsFoundByItsProfile() {
        var user = fixtures().patientUser();
        var profile = Objects.requireNonNull(user.profile());

        assertThat(inTransaction(() -> users().findByProfile(profile))).contains(user);
    }

    @Test
    void changesAreKept() {
        var user = fixtures().patientUser();
        var changed = user.describedAs(new ContactDetails("Other", "+49 30 1", "Street 1\nTown"), LATER)
                .withPassword(new PasswordHash("other hash"), LATER)
                .withActive(false, LATER);

        runInTransaction(() -> users().save(changed));

        assertThat(found(user.id())).contains(changed);
    }

    @Test
    void whatWasKnownCanBeForgotten() {
        var user = fixtures().patientUser();
        var details = new ContactDetails("Name", "contact", "address");
        runInTransaction(() -> users().save(user.describedAs(details, LATER)));
        var bare = user.describedAs(new ContactDetails("Name", null, null), LATER);

        runInTransaction(() -> users().save(bare));

        assertThat(found(user.id())).contains(bare);
    }

    @Test
    void textComesBackExactly() {
        var user = fixtures().administrator();
        for (var text : Texts.difficultNames()) {
            var changed = user.describedAs(new ContactDetails(text, null, text), LATER);

            runInTransaction(() -> users().save(changed));

            assertThat(found(user.id())).contains(changed);
        }
    }

    @Test
    void lockingFindsTheAccountAndKeepsOthersOut() throws Exception {
        var user = fixtures().administrator();

        assertThat(inTransaction(() -> users().lock(user.id()))).contains(user);
        assertExclusive(() -> users().lock(user.id()), () -> users().lock(user.id()));
    }

    @Test
    void changesUnderALockAreNeverLost() throws Exception {
        var user = stored("0", Fixtures.NOW);

        var outcome = Races.run(() -> inTransaction(() -> {
            var locked = users().lock(user.id()).orElseThrow();
            var count = Integer.parseInt(locked.details().name()) + 1;
            users().save(locked.describedAs(new ContactDetails(String.valueOf(count), null, null), LATER));
            return count;
        }));

        assertThat(outcome.results())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, Races.THREADS).boxed().toList());
    }

    @Test
    void anAdministratorExistsOnceThereIsOneActiveOrNot() {
        var administrator = fixtures().administrator();
        runInTransaction(() -> users().save(administrator.withActive(false, LATER)));

        assertThat(inTransaction(() -> users().administratorExists())).isTrue();
    }

    @Test
    void anAddressBelongsToOneAccount() {
        var user = fixtures().administrator();
        var other = Fixtures.newUser(user.email(), Role.ADMIN, null, LATER);

        assertRefused(ProblemCode.EMAIL_TAKEN, () -> users().add(other));

        assertThat(found(other.id())).isEmpty();
        assertThat(inTransaction(() -> users().findByEmail(user.email()))).contains(user);
    }

    @Test
    void ofManyWhoTakeAnAddressAtOnceOneGetsIt() throws Exception {
        var email = Fixtures.uniqueEmail();

        var outcome = Races.run(() -> inTransaction(() -> {
            var user = Fixtures.newUser(email, Role.ADMIN, null, Fixtures.NOW);
            users().add(user);
            return user;
        }));

        assertThat(outcome.results()).hasSize(1);
        assertThat(outcome.refusals()).hasSize(Races.THREADS - 1).containsOnly(ProblemCode.EMAIL_TAKEN);
        assertThat(inTransaction(() -> users().findByEmail(email)))
                .contains(outcome.results().getFirst());
    }

    @Test
    void anAddressIsFreeAgainIfItsAccountWasRolledBack() {
        var user = Fixtures.newUser(Fixtures.uniqueEmail(), Role.ADMIN, null, Fixtures.NOW);

        rollBack(() -> users().add(user));
        runInTransaction(() -> users().add(user));

        assertThat(found(user.id())).contains(user);
    }

    @Test
    void aListIsNewestFirstInStablePages() {
        var word = Fixtures.uniqueWord();

        assertNewestFirstInStablePages(
                at -> stored(word, at), request -> users().page(new UserFilter(null, null, word), request));
    }

    @Test
    void aListCanBeOfOneRole() {
        var word = Fixtures.uniqueWord();
        var administrator = stored(word, Fixtures.NOW);
        var patient = fixtures().patientUser().describedAs(new ContactDetails(word, null, null), LATER);
        runInTransaction(() -> users().save(patient));

        assertThat(listed(Role.ADMIN, null, word)).containsExactly(administrator);
        assertThat(listed(Role.PATIENT, null, word)).containsExactly(patient);
        assertThat(listed(Role.DOCTOR, null, word)).isEmpty();
        assertThat(listed(null, null, word)).containsExactlyInAnyOrder(administrator, patient);
    }

    @Test
    void aListCanBeOfActiveOrInactiveAccounts() {
        var word = Fixtures.uniqueWord();
        var active = stored(word, Fixtures.NOW);
        var inactive = stored(word, Fixtures.NOW).withActive(false, LATER);
        runInTransaction(() -> users().save(inactive));

        assertThat(listed(null, true, word)).containsExactly(active);
        assertThat(listed(null, false, word)).containsExactly(inactive);
        assertThat(listed(null, null, word)).containsExactlyInAnyOrder(active, inactive);
    }

    @Test
    void aListWithoutFilterHoldsEveryAccount() {
        var user = fixtures().patientUser();
        var inactive = fixtures().administrator().withActive(false, LATER);
        runInTransaction(() -> users().save(inactive));

        assertThat(listed(null, null, null)).contains(user, inactive).doesNotHaveDuplicates();
    }

    @Test
    void aTextIsFoundInsideNamesInAnyCase() {
        var word = Fixtures.uniqueWord();
        var user = stored("Zo\u00EB " + word + " \u00C5ngstr\u00F6m", Fixtures.NOW);

        assertThat(listed(null, null, "ZO\u00CB " + word.toUpperCase(Locale.ROOT)))
                .containsExactly(user);
        assertThat(listed(null, null, word + " \u00E5NGSTR\u00D6M")).containsExactly(user);
        assertThat(listed(null, null, word + " \u00E5ngstrom")).isEmpty();
    }

    @Test
    void aTextIsFoundInsideAddressesInAnyCase() {
        var word = Fixtures.uniqueWord();
        var user = fixtures().stored(named("Somebody", new EmailAddress(word + "@example.org"), Fixtures.NOW));

        assertThat(listed(null, null, word.toUpperCase(Locale.ROOT) + "@Exam")).containsExactly(user);
    }

    @Test
    void everyCharacterOfATextStandsForItself() {
        var word = Fixtures.uniqueWord();
        var percent = stored(word + " 5% a", Fixtures.NOW);
        var underscore = stored(word + " 5_a", Fixtures.NOW);
        var backslash = stored(word + " 5\\a", Fixtures.NOW);
        var quote = stored(word + " 5'a", Fixtures.NOW);

        assertThat(listed(null, null, word + " 5%")).containsExactly(percent);
        assertThat(listed(null, null, word + " 5_")).containsExactly(underscore);
        assertThat(listed(null, null, word + " 5\\")).containsExactly(backslash);
        assertThat(listed(null, null, word + " 5\\a")).containsExactly(backslash);
        assertThat(listed(null, null, word + " 5'")).containsExactly(quote);
        assertThat(listed(null, null, word + "%a")).isEmpty();
    }

    @Test
    void theActiveAdministratorsAreLockedTogetherAndOneByOne() throws Exception {
        var active = fixtures().administrator();
        var inactive = fixtures().administrator();
        runInTransaction(() -> users().save(inactive.withActive(false, LATER)));
        var patient = fixtures().patientUser();

        var locked = inTransaction(() -> users().lockActiveAdministrators());

        assertThat(locked).contains(active).doesNotContain(patient).allMatch(User::active);
        assertThat(locked).extracting(User::id).doesNotContain(inactive.id());
        assertExclusive(() -> users().lockActiveAdministrators(), () -> users().lockActiveAdministrators());
        assertExclusive(() -> users().lockActiveAdministrators(), () -> users().lock(active.id()));
    }

    @Test
    void whoWaitedForTheAdministratorsSeesThemAsTheyAreNow() throws Exception {
        var administrator = fixtures().administrator();

        var outcome = Races.run(() -> inTransaction(() -> {
            var found = users().lockActiveAdministrators().stream()
                    .filter(user -> user.id().equals(administrator.id()))
                    .findFirst();
            found.ifPresent(user -> users().save(user.withActive(false, LATER)));
            return found.isPresent();
        }));

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.results()).filteredOn(present -> present).hasSize(1);
    }

    @Test
    void aRemovedAccountIsGoneWithItsSessionsAndTickets() {
        var user = fixtures().patientUser();
        var other = fixtures().patientUser();
        var token = fixtures().signedIn(user.id());
        var session = token.session().id();
        var otherSession = fixtures().signedIn(other.id()).session().id();
        var ticket = new Ticket(Fixtures.uniqueTokenHash(), user.id(), session, LATER);
        runInTransaction(() -> stores().socketTickets().add(ticket));

        runInTransaction(() -> {
            assertThat(users().lock(user.id())).isPresent();
            users().remove(user.id());
            assertThat(users().find(user.id())).isEmpty();
        });
        runInTransaction(() -> users().remove(user.id()));

        assertThat(found(user.id())).isEmpty();
        assertThat(inTransaction(() -> stores().sessions().find(session))).isEmpty();
        assertThat(inTransaction(() -> stores().sessions().lockToken(token.hash())))
                .isEmpty();
        assertThat(inTransaction(() -> stores().socketTickets().take(ticket.hash())))
                .isEmpty();
        assertThat(found(other.id())).contains(other);
        assertThat(inTransaction(() -> stores().sessions().find(otherSession))).isPresent();
    }

    @Test
    void theAddressOfARemovedAccountIsFree() {
        var email = Fixtures.uniqueEmail();
        var first = fixtures().stored(Fixtures.newUser(email, Role.ADMIN, null, Fixtures.NOW));
        runInTransaction(() -> users().remove(first.id()));

        var second = fixtures().stored(Fixtures.newUser(email, Role.ADMIN, null, LATER));

        assertThat(inTransaction(() -> users().findByEmail(email))).contains(second);
    }

    @Test
    void anAccountChangesItsRoleAndItsProfile() {
        var doctor = fixtures().doctor();
        var user = fixtures().patientUser();
        var changed = user.actingAs(Role.DOCTOR, new ProfileId(doctor.id().value()), LATER);

        runInTransaction(() -> users().save(changed));

        assertThat(found(user.id())).contains(changed);
        assertThat(inTransaction(() -> users().findByProfile(Objects.requireNonNull(user.profile()))))
                .isEmpty();
    }
}
