package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import java.time.Duration;
import java.time.Instant;

/** Issues the short-lived tokens that prove who makes a request. */
public interface AccessTokens {
    /** A token in its transport form and how long it is good for. */
    record AccessToken(String value, Duration lifetime) {
        @Override
        public String toString() {
            return "AccessToken[…]";
        }
    }

    /** A new token for a user in a session. */
    AccessToken issue(User user, SessionId session, Instant now);
}
