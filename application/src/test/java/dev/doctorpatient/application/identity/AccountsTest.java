package dev.doctorpatient.application.identity;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.identity.Accounts.Editable;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserFilter;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.FastPasswordHashes;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.ListedCommonPasswords;
import dev.doctorpatient.testing.RecordingRateLimits;
import dev.doctorpatient.testing.RecordingRateLimits.Counted;
import dev.doctorpatient.testing.RecordingSessionFeed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final Password PASSWORD = new Password("correct horse");
    private static final Password CHOSEN = new Password("battery staple");

    private final InMemoryStores stores = new InMemoryStores();
    private final Fixtures fixtures = new Fixtures(stores);
    private final AdjustableClock clock = new AdjustableClock(Fixtures.NOW.plus(Duration.ofHours(1)));
    private final FastPasswordHashes hashes = new FastPasswordHashes(stores.transactions());
    private final RecordingSessionFeed feed = new RecordingSessionFeed();
    private final RecordingRateLimits limits = new RecordingRateLimits();
    private final Accounts accounts = new Accounts(
            stores.users(),
            stores.sessions(),
            hashes,
            new ListedCommonPasswords("password1"),
            limits,
            feed,
            stores.transactions(),
            clock);
    private final PatientId profile = fixtures.patient().id();
    private final User user = fixtures.stored(User.create(
            Fixtures.uniqueEmail(),
            hashes.hash(PASSWORD),
            new ContactDetails("Asha", "+91 1", "1 Street"),
            Role.PATIENT,
            new ProfileId(profile.value()),
            Fixtures.NOW));
    private final Actor owner = new Actor.PatientUser(user.id(), profile);
    private final Actor admin = new Actor.Administrator(fixtures.administrator().id());

    @Test
    void anOwnerChangesTheirDetailsAndNothingElse() {
        var details = new ContactDetails("Asha Rao", null, "2 Street");

        var updated = accounts.update(owner, user.id(), present -> new Editable(details, present.active()));

        assertThat(updated)
                .usingRecursiveComparison()
                .ignoringFields("details", "updatedAt")
                .isEqualTo(user);
        assertThat(updated.details()).isEqualTo(details);
        assertThat(updated.updatedAt()).isEqualTo(clock.instant());
        assertThat(accounts.get(owner, user.id())).isEqualTo(updated);
    }

    @Test
    void aChangeStartsFromWhatIsThere() {
        var updated = accounts.update(
                owner,
                user.id(),
                present -> new Editable(
                        new ContactDetails(
                                "Asha Rao",
                                present.details().contact(),
                                present.details().address()),
                        present.active()));

        assertThat(updated.details()).isEqualTo(new ContactDetails("Asha Rao", "+91 1", "1 Street"));
    }

    @Test
    void aChangeOfNothingLeavesTheAccountAsItWas() {
        assertThat(accounts.update(owner, user.id(), present -> present)).isEqualTo(user);
    }

    @Test
    void aRefusedChangeLeavesNothing() {
        assertInvalid(
                "name",
                () -> accounts.update(
                        owner,
                        user.id(),
                        present -> new Editable(new ContactDetails(" ", null, null), present.active())));
        assertRefused(
                ProblemCode.FORBIDDEN,
                () -> accounts.update(
                        owner, user.id(), _ -> new Editable(new ContactDetails("Other", null, null), false)));

        assertThat(accounts.get(owner, user.id())).isEqualTo(user);
    }

    @Test
    void whoIsShutOutIsOutOfAllTheirSessionsAtOnce() {
        var one = signedIn();
        var two = signedIn();
        var others = fixtures.signedIn(admin.user()).session().id();

        var updated = accounts.update(admin, user.id(), present -> new Editable(present.details(), false));

        assertThat(updated.active()).isFalse();
        assertThat(feed.ended()).containsExactlyInAnyOrder(one, two);
        assertThat(openSessions(user)).isEmpty();
        assertThat(stores.transactions()
                        .inTransaction(() -> stores.sessions().openSessions(admin.user(), clock.instant())))
                .containsExactly(others);
    }

    @Test
    void anAdministratorLetsSomebodyInAgain() {
        accounts.update(admin, user.id(), present -> new Editable(present.details(), false));

        var updated = accounts.update(admin, user.id(), present -> new Editable(present.details(), true));

        assertThat(updated.active()).isTrue();
    }

    @Test
    void aChangeOfDetailsEndsNoSession() {
        var session = signedIn();

        accounts.update(
                admin, user.id(), present -> new Editable(new ContactDetails("Other", null, null), present.active()));

        assertThat(openSessions(user)).containsExactly(session);
        assertThat(feed.ended()).isEmpty();
    }

    @Test
    void accountsAreListedNewestFirst() {
        var doctor = fixtures.accountOf(fixtures.doctor());
        var later = fixtures.stored(
                Fixtures.newUser(Fixtures.uniqueEmail(), Role.ADMIN, null, Fixtures.NOW.plusSeconds(1)));

        var all = accounts.list(admin, new UserFilter(null, null, null), PageRequest.first());
        var doctors = accounts.list(admin, new UserFilter(Role.DOCTOR, true, null), PageRequest.first());

        assertThat(all.items()).hasSize(4).startsWith(later);
        assertThat(doctors.items()).containsExactly(doctor);
    }

    @Test
    void aNewPasswordReplacesTheOldOneAndEndsTheOtherSessions() {
        var present = signedIn();
        var other = signedIn();

        accounts.changePassword(owner, present, PASSWORD, CHOSEN);

        var hash = accounts.get(owner, user.id()).passwordHash();
        assertThat(hashes.matches(CHOSEN, hash)).isTrue();
        assertThat(hashes.matches(PASSWORD, hash)).isFalse();
        assertThat(openSessions(user)).containsExactly(present);
        assertThat(feed.ended()).containsExactly(other);
    }

    @Test
    void aWrongCurrentPasswordChangesNothing() {
        var present = signedIn();
        var other = signedIn();

        assertInvalid("current_password", () -> accounts.changePassword(owner, present, CHOSEN, CHOSEN));

        assertThat(accounts.get(owner, user.id())).isEqualTo(user);
        assertThat(openSessions(user)).containsExactlyInAnyOrder(present, other);
        assertThat(feed.ended()).isEmpty();
    }

    @Test
    void aWeakPasswordIsNotTaken() {
        var present = signedIn();

        for (var weak : List.of("1234567", "Password1", user.email().value())) {
            var refused = refusalOf(() -> accounts.changePassword(owner, present, PASSWORD, new Password(weak)));

            assertThat(refused.code()).isEqualTo(ProblemCode.WEAK_PASSWORD);
            assertThat(((Invalid) refused).errors())
                    .extracting(Invalid.FieldError::field)
                    .containsExactly("new_password");
        }

        assertThat(accounts.get(owner, user.id())).isEqualTo(user);
    }

    @Test
    void whoTriesTooManyPasswordsHasNoneCompared() {
        var present = signedIn();
        accounts.changePassword(owner, present, PASSWORD, CHOSEN);
        limits.reach();

        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> accounts.changePassword(owner, present, CHOSEN, PASSWORD));

        assertThat(limits.counted()).containsExactly(new Counted(Quota.PASSWORD_CHANGE, user.id()));
    }

    private SessionId signedIn() {
        return fixtures.signedIn(user.id()).session().id();
    }

    private List<SessionId> openSessions(User account) {
        return stores.transactions().inTransaction(() -> stores.sessions().openSessions(account.id(), clock.instant()));
    }
}
