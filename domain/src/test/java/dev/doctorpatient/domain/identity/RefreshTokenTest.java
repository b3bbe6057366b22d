package dev.doctorpatient.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.identity.RefreshToken.Redemption;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {
    private static final Instant SIGN_IN = Instant.parse("2030-01-01T08:00:00Z");
    private static final Instant USED = SIGN_IN.plus(Duration.ofMinutes(30));
    private static final Instant EXPIRY = SIGN_IN.plus(Duration.ofDays(7));
    private static final Instant SESSION_END = SIGN_IN.plus(Duration.ofDays(30));
    private static final Duration TICK = Duration.ofNanos(1_000);

    @Test
    void anUnusedTokenIsExchanged() {
        var unused = token(null, EXPIRY, session(SESSION_END, null));

        assertThat(unused.redeem(false, SIGN_IN)).isEqualTo(new Redemption.First());
        assertThat(unused.redeem(false, EXPIRY.minus(TICK))).isEqualTo(new Redemption.First());
    }

    @Test
    void aTokenIsOverAtItsExpiryAndNotBefore() {
        var unused = token(null, EXPIRY, session(SESSION_END, null));

        assertThat(unused.redeem(false, EXPIRY)).isEqualTo(new Redemption.Expired());
        assertThat(unused.redeem(false, EXPIRY.plusSeconds(1))).isEqualTo(new Redemption.Expired());
    }

    @Test
    void aTokenIsOverWhenItsSessionIsHoweverLongItWouldLast() {
        var outlived = token(null, SESSION_END.plusSeconds(60), session(SESSION_END, null));

        assertThat(outlived.redeem(false, SESSION_END.minus(TICK))).isEqualTo(new Redemption.First());
        assertThat(outlived.redeem(false, SESSION_END)).isEqualTo(new Redemption.Expired());
    }

    @Test
    void aTokenOfARevokedSessionIsOver() {
        var revoked = session(SESSION_END, USED);

        assertThat(token(null, EXPIRY, revoked).redeem(false, USED)).isEqualTo(new Redemption.Expired());
        assertThat(token(USED, EXPIRY, revoked).redeem(false, USED)).isEqualTo(new Redemption.Expired());
        assertThat(token(USED, EXPIRY, revoked).redeem(true, USED.plusSeconds(60)))
                .isEqualTo(new Redemption.Expired());
    }

    @Test
    void aLostAnswerMayBeAskedForAgainForExactlyTenSeconds() {
        var used = token(USED, EXPIRY, session(SESSION_END, null));

        assertThat(used.redeem(false, USED)).isEqualTo(new Redemption.Retry());
        assertThat(used.redeem(false, USED.plusSeconds(10))).isEqualTo(new Redemption.Retry());
        assertThat(used.redeem(false, USED.plusSeconds(10).plus(TICK))).isEqualTo(new Redemption.Theft());
        assertThat(used.redeem(false, USED.plus(Duration.ofDays(1)))).isEqualTo(new Redemption.Theft());
    }

    @Test
    void anAnswerWhoseTokenWasUsedCannotHaveBeenLost() {
        var used = token(USED, EXPIRY, session(SESSION_END, null));

        assertThat(used.redeem(true, USED)).isEqualTo(new Redemption.Theft());
        assertThat(used.redeem(true, USED.plusSeconds(10))).isEqualTo(new Redemption.Theft());
    }

    @Test
    void aClockThatWentBackALittleTurnsNobodyIntoAThief() {
        var used = token(USED, EXPIRY, session(SESSION_END, null));

        assertThat(used.redeem(false, USED.minusSeconds(1))).isEqualTo(new Redemption.Retry());
    }

    private static RefreshToken token(@Nullable Instant usedAt, Instant expiresAt, Session session) {
        return new RefreshToken(new TokenHash("ab".repeat(32)), session, expiresAt, usedAt);
    }

    private static Session session(Instant expiresAt, @Nullable Instant revokedAt) {
        return new Session(SessionId.next(), UserId.next(), SIGN_IN, expiresAt, revokedAt);
    }
}
