package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.domain.identity.RefreshToken;
import dev.doctorpatient.domain.identity.Session;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} must do, whatever stores it. */
public abstract class SessionsContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_001_000);

    private Sessions sessions() {
        return stores().sessions();
    }

    private UserId someUser() {
        return fixtures().administrator().id();
    }

    private RefreshToken signedIn() {
        return fixtures().signedIn(someUser());
    }

    private Optional<Session> found(SessionId id) {
        return inTransaction(() -> sessions().find(id));
    }

    private Optional<RefreshToken> token(TokenHash hash) {
        return inTransaction(() -> sessions().lockToken(hash));
    }

    private boolean isUsed(TokenHash hash) {
        return inTransaction(() -> sessions().isUsed(hash));
    }

    private List<SessionId> open(UserId user, Instant now) {
        return inTransaction(() -> sessions().openSessions(user, now));
    }

    private static RefreshToken successorOf(RefreshToken token) {
        return new RefreshToken(Fixtures.uniqueTokenHash(), token.session(), LATER.plus(Duration.ofDays(7)), null);
    }

    private static RefreshToken used(RefreshToken token, Instant at) {
        return new RefreshToken(token.hash(), token.session(), token.expiresAt(), at);
    }

    private static Session ended(Session session, Instant at) {
        return new Session(session.id(), session.user(), session.createdAt(), session.expiresAt(), at);
    }

    @Test
    void aSessionIsFoundAsItWasOpened() {
        var token = signedIn();

        assertThat(found(token.session().id())).contains(token.session());
        assertThat(token(token.hash())).contains(token);
    }

    @Test
    void whatIsUnknownIsNotFound() {
        assertThat(found(SessionId.next())).isEmpty();
        assertThat(token(Fixtures.uniqueTokenHash())).isEmpty();
    }

    @Test
    void aUserCanHaveManySessions() {
        var user = someUser();
        var one = fixtures().signedIn(user);
        var two = fixtures().signedIn(user);

        assertThat(open(user, LATER))
                .containsExactlyInAnyOrder(one.session().id(), two.session().id());
    }

    @Test
    void anOpeningThatIsRolledBackLeavesNoTrace() {
        var user = someUser();
        var token = new RefreshToken(Fixtures.uniqueTokenHash(), Fixtures.newSession(user), LATER, null);

        rollBack(() -> sessions().open(token.session(), token));

        assertThat(found(token.session().id())).isEmpty();
        assertThat(token(token.hash())).isEmpty();
    }

    @Test
    void aTokenIsUsedOnceItWasExchanged() {
        var first = signedIn();
        var second = successorOf(first);

        runInTransaction(() -> sessions().exchange(first, second, LATER));

        assertThat(token(first.hash())).contains(used(first, LATER));
        assertThat(token(second.hash())).contains(second);
        assertThat(isUsed(first.hash())).isTrue();
        assertThat(isUsed(second.hash())).isFalse();
    }

    @Test
    void aTokenThatIsNewOrUnknownIsNotUsed() {
        assertThat(isUsed(signedIn().hash())).isFalse();
        assertThat(isUsed(Fixtures.uniqueTokenHash())).isFalse();
    }

    @Test
    void tokensCanBeExchangedInALongRow() {
        var first = signedIn();
        var second = successorOf(first);
        var third = successorOf(second);

        runInTransaction(() -> sessions().exchange(first, second, LATER));
        runInTransaction(() -> sessions().exchange(second, third, LATER.plusSeconds(1)));

        assertThat(token(first.hash())).contains(used(first, LATER));
        assertThat(token(second.hash())).contains(used(second, LATER.plusSeconds(1)));
        assertThat(token(third.hash())).contains(third);
    }

    @Test
    void anExchangeThatIsRolledBackLeavesNoTrace() {
        var first = signedIn();
        var second = successorOf(first);

        rollBack(() -> sessions().exchange(first, second, LATER));

        assertThat(token(first.hash())).contains(first);
        assertThat(token(second.hash())).isEmpty();
    }

    @Test
    void whoAsksForATokenKeepsOthersOut() throws Exception {
        var token = signedIn();

        assertExclusive(
                () -> sessions().lockToken(token.hash()), () -> sessions().lockToken(token.hash()));
    }

    @Test
    void ofManyWhoExchangeATokenAtOnceOneIsTheFirst() throws Exception {
        var token = signedIn();

        var outcome = Races.run(() -> inTransaction(() -> {
            var presented = sessions().lockToken(token.hash()).orElseThrow();
            if (presented.usedAt() != null) {
                return false;
            }
            sessions().exchange(presented, successorOf(presented), LATER);
            return true;
        }));

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.results()).containsOnlyOnce(true).hasSize(Races.THREADS);
    }

    @Test
    void aRevokedSessionIsOverForAllItsTokens() {
        var first = signedIn();
        var second = successorOf(first);
        var id = first.session().id();
        runInTransaction(() -> sessions().exchange(first, second, LATER));

        runInTransaction(() -> sessions().revoke(id, LATER));

        var session = ended(first.session(), LATER);
        assertThat(found(id)).contains(session);
        assertThat(token(first.hash())).map(RefreshToken::session).contains(session);
        assertThat(token(second.hash())).map(RefreshToken::session).contains(session);
    }

    @Test
    void aSessionThatHasEndedStaysAsItIs() {
        var token = signedIn();
        var id = token.session().id();

        runInTransaction(() -> sessions().revoke(id, LATER));
        runInTransaction(() -> sessions().revoke(id, LATER.plusSeconds(1)));

        assertThat(found(id)).contains(ended(token.session(), LATER));
    }

    @Test
    void revokingLeavesOtherSessionsAlone() {
        var user = someUser();
        var one = fixtures().signedIn(user);
        var other = fixtures().signedIn(user);

        runInTransaction(() -> sessions().revoke(one.session().id(), LATER));

        assertThat(found(other.session().id())).contains(other.session());
        assertThat(open(user, LATER)).containsExactly(other.session().id());
    }

    @Test
    void aSessionIsNoLongerOpenAtTheInstantItExpires() {
        var user = someUser();
        var token = fixtures().signedIn(user);
        var expiry = token.session().expiresAt();

        assertThat(open(user, expiry.minusNanos(1_000)))
                .containsExactly(token.session().id());
        assertThat(open(user, expiry)).isEmpty();
        assertThat(open(user, expiry.plusNanos(1_000))).isEmpty();
    }

    @Test
    void openSessionsAreThoseOfTheUserAlone() {
        var unused = signedIn();

        assertThat(open(someUser(), LATER)).isEmpty();
    }
}
