package dev.doctorpatient.application.identity;

import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.identity.SignIn.Tokens;
import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.domain.identity.ClientAddress;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.PasswordHash;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.Session;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.FastPasswordHashes;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.PlainAccessTokens;
import dev.doctorpatient.testing.PredictableTokenSecrets;
import dev.doctorpatient.testing.RecordingLoginThrottle;
import dev.doctorpatient.testing.RecordingLoginThrottle.Attempt;
import dev.doctorpatient.testing.RecordingSessionFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final Password PASSWORD = new Password("correct horse");
    private static final ClientAddress HOME = ClientAddress.fromString("203.0.113.7");
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(7);

    private final InMemoryStores stores = new InMemoryStores();
    private final AdjustableClock clock = new AdjustableClock(Fixtures.NOW);
    private final WatchedHashes hashes = new WatchedHashes(new FastPasswordHashes(stores.transactions()));
    private final PredictableTokenSecrets secrets = new PredictableTokenSecrets();
    private final RecordingSessionFeed feed = new RecordingSessionFeed();
    private final RecordingLoginThrottle throttle = new RecordingLoginThrottle();
    private final SignIn signIn = new SignIn(
            stores.users(),
            stores.sessions(),
            hashes,
            throttle,
            secrets,
            new PlainAccessTokens(),
            feed,
            REFRESH_LIFETIME,
            stores.audited(clock),
            clock);
    private final User user = account(Fixtures.uniqueEmail());

    @Test
    void theRightPasswordOpensASessionOfItsUser() {
        var tokens = login();

        var session = sessionOf(tokens);
        assertThat(tokens.user()).isEqualTo(user);
        assertThat(tokens.access().value())
                .contains(user.id().value().toString())
                .contains(session.id().value().toString());
        assertThat(session.user()).isEqualTo(user.id());
        assertThat(session.revokedAt()).isNull();
        assertThat(session.createdAt()).isEqualTo(clock.instant());
    }

    @Test
    void everySignInIsASessionOfItsOwn() {
        var one = login();
        var two = login();

        assertThat(one.refresh()).isNotEqualTo(two.refresh());
        assertThat(sessionOf(one).id()).isNotEqualTo(sessionOf(two).id());
    }

    @Test
    void anUnknownAddressAWrongPasswordAndADeactivatedAccountAreRefusedAlike() {
        var shutOut = account(Fixtures.uniqueEmail());
        deactivate(shutOut);

        var unknown = refusalOf(() -> signIn.login(Fixtures.uniqueEmail(), PASSWORD, HOME));
        var wrong = refusalOf(() -> signIn.login(user.email(), new Password("wrong horse"), HOME));
        var deactivated = refusalOf(() -> signIn.login(shutOut.email(), PASSWORD, HOME));

        assertThat(List.of(unknown, wrong, deactivated)).allSatisfy(refused -> {
            assertThat(refused.code()).isEqualTo(ProblemCode.INVALID_CREDENTIALS);
            assertThat(refused.detail()).isEqualTo(unknown.detail());
            assertThat(refused).hasSameClassAs(unknown);
        });
    }

    @Test
    void aPasswordIsComparedWhetherOrNotTheAccountExists() {
        var shutOut = account(Fixtures.uniqueEmail());
        deactivate(shutOut);

        refusalOf(() -> signIn.login(Fixtures.uniqueEmail(), PASSWORD, HOME));
        refusalOf(() -> signIn.login(user.email(), new Password("wrong horse"), HOME));
        refusalOf(() -> signIn.login(shutOut.email(), PASSWORD, HOME));
        login();

        assertThat(hashes.compared).hasSize(4);
        assertThat(hashes.compared.getFirst())
                .as("nothing to compare with, and yet compared")
                .isEqualTo("none");
    }

    @Test
    void theThrottleHearsOfEveryAttemptAndHowItEnded() {
        var shutOut = account(Fixtures.uniqueEmail());
        deactivate(shutOut);
        var nobody = Fixtures.uniqueEmail();

        refusalOf(() -> signIn.login(user.email(), new Password("wrong horse"), HOME));
        refusalOf(() -> signIn.login(nobody, PASSWORD, HOME));
        refusalOf(() -> signIn.login(shutOut.email(), PASSWORD, HOME));
        login();

        assertThat(throttle.attempts())
                .containsExactly(
                        new Attempt(user.email(), HOME, false),
                        new Attempt(nobody, HOME, false),
                        new Attempt(shutOut.email(), HOME, false),
                        new Attempt(user.email(), HOME, true));
    }

    @Test
    void whoComesTooEarlyHasNoPasswordCompared() {
        throttle.close();

        assertRefused(ProblemCode.TOO_MANY_REQUESTS, this::login);

        assertThat(hashes.compared).isEmpty();
        assertThat(openSessions()).isZero();
    }

    @Test
    void aHashThatIsOutdatedIsReplacedWithoutEndingAnything() {
        var earlier = login();
        var unused = hashes.hash(PASSWORD); // so that the next one has another salt than the present one
        hashes.outdated = user.passwordHash();

        login();

        var replaced = stores.transactions()
                .inTransaction(() -> stores.users().find(user.id()).orElseThrow());
        assertThat(replaced.passwordHash()).isNotEqualTo(user.passwordHash());
        assertThat(hashes.matches(PASSWORD, replaced.passwordHash())).isTrue();
        assertThat(replaced.updatedAt()).isEqualTo(user.updatedAt());
        assertThat(signIn.refresh(earlier.refresh()).user()).isEqualTo(replaced);
        assertThat(login().user()).isEqualTo(replaced);
    }

    @Test
    void aPasswordThatNobodyCouldChooseIsOnlyAWrongOne() {
        assertRefused(ProblemCode.INVALID_CREDENTIALS, () -> signIn.login(user.email(), new Password("short"), HOME));
        assertRefused(
                ProblemCode.INVALID_CREDENTIALS,
                () -> signIn.login(user.email(), new Password("x".repeat(1_000)), HOME));
    }

    @Test
    void whoIsShutOutWhileTheirPasswordIsComparedGetsNoSession() {
        hashes.meanwhile = () -> deactivate(user);

        assertRefused(ProblemCode.INVALID_CREDENTIALS, this::login);

        assertThat(openSessions()).isZero();
    }

    @Test
    void aPasswordThatIsChangedWhileItIsComparedOpensNothing() {
        hashes.meanwhile = () -> stores.transactions().runInTransaction(() -> stores.users()
                .save(user.withPassword(new PasswordHash("1:other"), clock.instant())));

        assertRefused(ProblemCode.INVALID_CREDENTIALS, this::login);

        assertThat(openSessions()).isZero();
    }

    @Test
    void aRefreshTokenIsExchangedForANewOneInTheSameSession() {
        var first = login();
        clock.advance(Duration.ofMinutes(20));

        var second = signIn.refresh(first.refresh());

        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        assertThat(second.access()).isNotEqualTo(first.access());
        assertThat(second.user()).isEqualTo(user);
        assertThat(sessionOf(second)).isEqualTo(sessionOf(first));
        assertThat(signIn.refresh(second.refresh()).refresh()).isNotEqualTo(second.refresh());
    }

    @Test
    void aLostAnswerIsGivenAgainWithinTenSeconds() {
        var first = login();
        var second = signIn.refresh(first.refresh());
        clock.advance(Duration.ofSeconds(10));

        var again = signIn.refresh(first.refresh());

        assertThat(again.refresh()).isEqualTo(second.refresh());
        assertThat(feed.ended()).isEmpty();
        assertThat(signIn.refresh(again.refresh()).refresh()).isNotEqualTo(again.refresh());
    }

    @Test
    void aSpentTokenThatComesLaterEndsTheSession() {
        var first = login();
        var second = signIn.refresh(first.refresh());
        clock.advance(Duration.ofSeconds(10).plusNanos(1_000));

        assertRefused(ProblemCode.REFRESH_TOKEN_REUSED, () -> signIn.refresh(first.refresh()));

        assertThat(sessionOf(second).revokedAt()).isEqualTo(clock.instant());
        assertThat(feed.ended()).containsExactly(sessionOf(second).id());
        assertRefused(ProblemCode.TOKEN_EXPIRED, () -> signIn.refresh(second.refresh()));
    }

    @Test
    void aSpentTokenWhoseSuccessorIsSpentTooWasNotLost() {
        var first = login();
        var second = signIn.refresh(first.refresh());
        var third = signIn.refresh(second.refresh());

        assertRefused(ProblemCode.REFRESH_TOKEN_REUSED, () -> signIn.refresh(first.refresh()));

        assertThat(feed.ended()).containsExactly(sessionOf(third).id());
    }

    @Test
    void theOtherSessionsOfAUserOutliveAReuse() {
        var stolen = login();
        var other = login();
        signIn.refresh(stolen.refresh());
        clock.advance(Duration.ofMinutes(1));

        refusalOf(() -> signIn.refresh(stolen.refresh()));

        assertThat(sessionOf(other).revokedAt()).isNull();
        assertThat(signIn.refresh(other.refresh()).user()).isEqualTo(user);
    }

    @Test
    void aRefreshTokenThatIsNotUsedInTimeIsExpired() {
        var tokens = login();
        clock.advance(REFRESH_LIFETIME);

        assertRefused(ProblemCode.TOKEN_EXPIRED, () -> signIn.refresh(tokens.refresh()));

        assertThat(feed.ended()).isEmpty();
    }

    @Test
    void everyExchangeBeginsTheLifetimeAnew() {
        var first = login();
        clock.advance(REFRESH_LIFETIME.minusSeconds(1));
        var second = signIn.refresh(first.refresh());
        clock.advance(REFRESH_LIFETIME.minusSeconds(1));

        var third = signIn.refresh(second.refresh());

        assertThat(third.user()).isEqualTo(user);
    }

    @Test
    void aSessionEndsAfterThirtyDaysHoweverOftenItIsRefreshed() {
        var tokens = login();
        for (var day = 1; day < 30; day++) {
            clock.advance(Duration.ofDays(1));
            tokens = signIn.refresh(tokens.refresh());
        }
        var last = tokens;
        clock.advance(Duration.ofDays(1));

        assertRefused(ProblemCode.TOKEN_EXPIRED, () -> signIn.refresh(last.refresh()));
    }

    @Test
    void whatIsNoRefreshTokenIsRefused() {
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> signIn.refresh("token-unknown"));
    }

    @Test
    void aDeactivatedAccountRefreshesNothing() {
        var fresh = login();
        var spent = login();
        signIn.refresh(spent.refresh());
        deactivate(user);

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> signIn.refresh(fresh.refresh()));
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> signIn.refresh(spent.refresh()));
    }

    @Test
    void loggingOutEndsTheSessionAndTellsWhoeverHasItOpen() {
        var tokens = login();
        var other = login();

        signIn.logout(tokens.refresh());

        assertThat(feed.ended()).containsExactly(sessionOf(tokens).id());
        assertThat(sessionOf(tokens).revokedAt()).isEqualTo(clock.instant());
        assertThat(sessionOf(other).revokedAt()).isNull();
        assertRefused(ProblemCode.TOKEN_EXPIRED, () -> signIn.refresh(tokens.refresh()));
    }

    @Test
    void loggingOutWithASpentTokenEndsTheSessionToo() {
        var first = login();
        var second = signIn.refresh(first.refresh());

        signIn.logout(first.refresh());

        assertRefused(ProblemCode.TOKEN_EXPIRED, () -> signIn.refresh(second.refresh()));
    }

    @Test
    void loggingOutWithAnUnknownTokenChangesNothing() {
        signIn.logout("token-unknown");

        assertThat(feed.ended()).isEmpty();
    }

    @Test
    void tokensAreNotPrinted() {
        var tokens = login();

        assertThat(tokens.toString())
                .doesNotContain(tokens.refresh())
                .doesNotContain(tokens.access().value());
    }

    private Tokens login() {
        return signIn.login(user.email(), PASSWORD, HOME);
    }

    private Session sessionOf(Tokens tokens) {
        return stores.transactions().inTransaction(() -> stores.sessions()
                .lockToken(secrets.hash(tokens.refresh()))
                .orElseThrow()
                .session());
    }

    private int openSessions() {
        return stores.transactions()
                .inTransaction(() -> stores.sessions().openSessions(user.id(), clock.instant()))
                .size();
    }

    private User account(EmailAddress email) {
        var hash = new FastPasswordHashes().hash(PASSWORD);
        return new Fixtures(stores)
                .stored(User.create(
                        email,
                        hash,
                        new ContactDetails("Somebody", null, null),
                        Role.PATIENT,
                        ProfileId.next(),
                        Fixtures.NOW));
    }

    private void deactivate(User account) {
        stores.transactions().runInTransaction(() -> stores.users().save(account.withActive(false, clock.instant())));
    }

    /** Remembers what was compared, and lets things happen while that takes its time. */
    private static final class WatchedHashes implements PasswordHashes {
        private final PasswordHashes hashes;
        private final List<String> compared = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private @Nullable PasswordHash outdated;

        WatchedHashes(PasswordHashes hashes) {
            this.hashes = hashes;
        }

        @Override
        public PasswordHash hash(Password password) {
            return hashes.hash(password);
        }

        @Override
        public boolean matches(Password password, @Nullable PasswordHash hash) {
            compared.add(hash == null ? "none" : hash.value());
            meanwhile.run();
            return hashes.matches(password, hash);
        }

        @Override
        public boolean isOutdated(PasswordHash hash) {
            return hash.equals(outdated);
        }
    }
}
