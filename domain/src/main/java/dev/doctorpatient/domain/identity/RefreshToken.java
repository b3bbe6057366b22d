package dev.doctorpatient.domain.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token, good for one exchange (RFC 9700 section 4.14.2, rotation).
 *
 * @param usedAt when it was exchanged; null while it was not
 */
public record RefreshToken(
        TokenHash hash,
        Session session,
        Instant expiresAt,
        @Nullable Instant usedAt) {
    /** How long a lost answer may be asked for again. */
    public static final Duration RETRY_WINDOW = Duration.ofSeconds(10);

    /** What a token that is presented is worth. */
    public sealed interface Redemption {
        /** It was never used: exchange it. */
        record First() implements Redemption {}

        /** The answer to its exchange was lost: give the same successor again. */
        record Retry() implements Redemption {}

        /** Somebody else used it before: end the session, for one of the two is a thief. */
        record Theft() implements Redemption {}

        /** It is over, or its session is. */
        record Expired() implements Redemption {}
    }

    /**
     * Judges the token.
     *
     * @param successorUsed whether the token that it was exchanged for has itself been used, so that its answer cannot have been lost
     */
    public Redemption redeem(boolean successorUsed, Instant now) {
        if (session.revokedAt() != null || !now.isBefore(expiresAt) || !now.isBefore(session.expiresAt())) {
            return new Redemption.Expired();
        }
        if (usedAt == null) {
            return new Redemption.First();
        }
        return successorUsed || now.isAfter(usedAt.plus(RETRY_WINDOW))
                ? new Redemption.Theft()
                : new Redemption.Retry();
    }
}
