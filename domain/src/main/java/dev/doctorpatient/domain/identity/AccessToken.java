package dev.doctorpatient.domain.identity;

import java.time.Duration;

/** The short-lived proof of who makes a request, in its transport form, and how long it is good for. */
public record AccessToken(String value, Duration lifetime) {
    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
