package dev.doctorpatient.testing;

import dev.doctorpatient.application.identity.port.AccessTokens;
import dev.doctorpatient.domain.identity.AccessToken;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import java.time.Duration;
import java.time.Instant;

/** Tokens that say in clear for whom they are. */
public final class PlainAccessTokens implements AccessTokens {
    /** How long every token is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    @Override
    public AccessToken issue(User user, SessionId session, Instant now) {
        return new AccessToken(
                String.join(
                        " ",
                        user.id().value().toString(),
                        session.value().toString(),
                        now.plus(LIFETIME).toString()),
                LIFETIME);
    }
}
