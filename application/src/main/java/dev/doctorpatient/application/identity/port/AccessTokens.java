package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.domain.identity.AccessToken;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import java.time.Instant;

/** Issues the short-lived tokens that prove who makes a request. */
public interface AccessTokens {
    /** A new token for a user in a session. */
    AccessToken issue(User user, SessionId session, Instant now);
}
