package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;

/**
 * That a user's appointments can be read without signing in, by whoever knows a secret address; calendar programs can do nothing else.
 *
 * @param secret what is kept of the secret in the address
 */
public record CalendarFeed(UserId user, TokenHash secret, Instant createdAt) {}
