package dev.doctorpatient.application.identity;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.identity.Accounts.Editable;
import dev.doctorpatient.application.onboarding.AccountProfiles;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.Patient;
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
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
            new AccountProfiles(
                    stores.hospitals(), stores.doctors(), stores.patients(), stores.mappings(), Fixtures.ZONE),
            hashes,
            new ListedCommonPasswords("password1"),
            limits,
            feed,
            stores.audited(clock),
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

        var updated =
                accounts.update(owner, user.id(), present -> new Editable(details, present.active(), present.role()));

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
                        present.active(),
                        present.role()));

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
                        present ->
                                new Editable(new ContactDetails(" ", null, null), present.active(), present.role())));
        assertRefused(
                ProblemCode.FORBIDDEN,
                () -> accounts.update(
                        owner,
                        user.id(),
                        present -> new Editable(new ContactDetails("Other", null, null), false, present.role())));

        assertThat(accounts.get(owner, user.id())).isEqualTo(user);
    }

    @Test
    void whoIsShutOutIsOutOfAllTheirSessionsAtOnce() {
        var one = signedIn();
        var two = signedIn();
        var others = fixtures.signedIn(admin.user()).session().id();

        var updated = accounts.update(admin, user.id(), AccountsTest::shutOut);

        assertThat(updated.active()).isFalse();
        assertThat(feed.ended()).containsExactlyInAnyOrder(one, two);
        assertThat(openSessions(user)).isEmpty();
        assertThat(stores.transactions()
                        .inTransaction(() -> stores.sessions().openSessions(admin.user(), clock.instant())))
                .containsExactly(others);
    }

    @Test
    void anAdministratorLetsSomebodyInAgain() {
        accounts.update(admin, user.id(), AccountsTest::shutOut);

        var updated =
                accounts.update(admin, user.id(), present -> new Editable(present.details(), true, present.role()));

        assertThat(updated.active()).isTrue();
    }

    @Test
    void aChangeOfDetailsEndsNoSession() {
        var session = signedIn();

        accounts.update(
                admin,
                user.id(),
                present -> new Editable(new ContactDetails("Other", null, null), present.active(), present.role()));

        assertThat(openSessions(user)).containsExactly(session);
        assertThat(feed.ended()).isEmpty();
    }

    @Test
    void whoIsLetInAgainCanBeFoundAgain() {
        inTransaction(() -> {
            stores.patients().save(found(profile).withActive(false, clock.instant()));
            return true;
        });
        accounts.update(admin, user.id(), AccountsTest::shutOut);
        assertThat(inTransaction(() -> found(profile)).active()).isFalse();

        accounts.update(admin, user.id(), present -> new Editable(present.details(), true, present.role()));

        assertThat(inTransaction(() -> found(profile)).active()).isTrue();
    }

    @Test
    void whoIsShutOutStaysListed() {
        accounts.update(admin, user.id(), AccountsTest::shutOut);

        assertThat(inTransaction(() -> found(profile)).active()).isTrue();
    }

    @Test
    void anotherRoleIsActedInThroughANewProfileAndTheOldOneStaysWithoutAccount() {
        var unused1 = fixtures.related(user.id(), profile, Relation.SELF);
        var unused2 = fixtures.related(user.id(), fixtures.patient().id(), Relation.CHILD);
        var session = signedIn();

        var doctor = accounts.update(admin, user.id(), acting(Role.DOCTOR));

        assertThat(doctor.role()).isEqualTo(Role.DOCTOR);
        var doctorId = new DoctorId(Objects.requireNonNull(doctor.profile()).value());
        assertThat(inTransaction(() -> stores.doctors().find(doctorId))
                        .orElseThrow()
                        .profile())
                .isEqualTo(new DoctorProfile("Asha", null, null, null, null, "+91 1", null, null, Fixtures.ZONE));
        assertThat(inTransaction(() -> stores.users().findByProfile(new ProfileId(profile.value()))))
                .isEmpty();
        assertThat(inTransaction(() -> found(profile)).active()).isTrue();
        assertThat(inTransaction(() -> stores.mappings().patientsOf(user.id()))).isEmpty();
        assertThat(feed.ended()).containsExactly(session);
        assertThat(openSessions(user)).isEmpty();
    }

    @Test
    void whoBecomesAPatientIsTheirOwnRelation() {
        var doctor = fixtures.accountOf(fixtures.doctor());

        var patient = accounts.update(admin, doctor.id(), acting(Role.PATIENT));

        var self = inTransaction(() -> stores.mappings().patientsOf(doctor.id()));
        assertThat(self).singleElement().satisfies(related -> {
            assertThat(related.kinship().relation()).isEqualTo(Relation.SELF);
            assertThat(new ProfileId(related.patient().id().value())).isEqualTo(patient.profile());
        });
    }

    @Test
    void whoBecomesAnAdministratorHasNoProfileAnyMore() {
        var promoted = accounts.update(admin, user.id(), acting(Role.ADMIN));

        assertThat(promoted.profile()).isNull();
        assertThat(accounts.get(admin, user.id())).isEqualTo(promoted);
    }

    @Test
    void onlyAdministratorsChangeRoles() {
        assertRefused(ProblemCode.FORBIDDEN, () -> accounts.update(owner, user.id(), acting(Role.ADMIN)));
        assertRefused(ProblemCode.FORBIDDEN, () -> accounts.update(owner, user.id(), acting(Role.DOCTOR)));

        assertThat(accounts.update(owner, user.id(), acting(Role.PATIENT))).isEqualTo(user);
    }

    @Test
    void theLastAdministratorWhoCanSignInStaysOne() {
        assertInvalid("is_active", () -> accounts.update(admin, admin.user(), AccountsTest::shutOut));
        assertInvalid("role", () -> accounts.update(admin, admin.user(), acting(Role.DOCTOR)));

        var other = fixtures.administrator();
        accounts.update(admin, other.id(), AccountsTest::shutOut);
        assertInvalid("is_active", () -> accounts.update(admin, admin.user(), AccountsTest::shutOut));
        accounts.update(admin, other.id(), present -> new Editable(present.details(), true, present.role()));

        assertThat(accounts.update(admin, admin.user(), acting(Role.HOSPITAL)).role())
                .isEqualTo(Role.HOSPITAL);
    }

    @Test
    void everyChangeOfAnAccountLeavesATrace() {
        accounts.update(owner, user.id(), present -> present);
        assertRefused(ProblemCode.FORBIDDEN, () -> accounts.update(owner, user.id(), AccountsTest::shutOut));
        accounts.update(admin, user.id(), AccountsTest::shutOut);

        assertThat(stores.trace())
                .extracting(AuditEvent::actor, AuditEvent::action, AuditEvent::outcome, AuditEvent::resource)
                .containsExactly(
                        tuple(
                                user.id(),
                                AuditAction.UPDATE,
                                AuditOutcome.SUCCESS,
                                user.id().value()),
                        tuple(
                                user.id(),
                                AuditAction.UPDATE,
                                AuditOutcome.DENIED,
                                user.id().value()),
                        tuple(
                                admin.user(),
                                AuditAction.UPDATE,
                                AuditOutcome.SUCCESS,
                                user.id().value()));
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
    void aPasswordThatIsChangedOrGuessedAtLeavesATrace() {
        var present = fixtures.signedIn(user.id()).session().id();

        accounts.changePassword(owner, present, PASSWORD, CHOSEN);
        assertInvalid("current_password", () -> accounts.changePassword(owner, present, PASSWORD, CHOSEN));

        assertThat(stores.trace())
                .extracting(AuditEvent::resource, AuditEvent::outcome)
                .containsExactly(
                        tuple(user.id().value(), AuditOutcome.SUCCESS),
                        tuple(user.id().value(), AuditOutcome.FAILED));
    }

    @Test
    void whoTriesTooManyPasswordsHasNoneCompared() {
        var present = signedIn();
        accounts.changePassword(owner, present, PASSWORD, CHOSEN);
        limits.reach();

        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> accounts.changePassword(owner, present, CHOSEN, PASSWORD));

        assertThat(limits.counted()).containsExactly(new Counted(Quota.PASSWORD_CHANGE, user.id()));
    }

    private static Editable shutOut(Editable present) {
        return new Editable(present.details(), false, present.role());
    }

    private static UnaryOperator<Editable> acting(Role role) {
        return present -> new Editable(present.details(), present.active(), role);
    }

    private Patient found(PatientId id) {
        return stores.patients().find(id).orElseThrow();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return stores.transactions().inTransaction(work);
    }

    private SessionId signedIn() {
        return fixtures.signedIn(user.id()).session().id();
    }

    private List<SessionId> openSessions(User account) {
        return stores.transactions().inTransaction(() -> stores.sessions().openSessions(account.id(), clock.instant()));
    }
}
