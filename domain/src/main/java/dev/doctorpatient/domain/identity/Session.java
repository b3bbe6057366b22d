package dev.doctorpatient.domain.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in and every token that followed from it. Revoking it ends them all at once.
 *
 * @param expiresAt when it ends in any case, however often it was refreshed
 * @param revokedAt when it was ended early; null while it was not
 */
public record Session(
        SessionId id,
        UserId user,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {}
