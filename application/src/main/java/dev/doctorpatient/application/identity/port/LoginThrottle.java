package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.domain.identity.ClientAddress;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.shared.TooManyRequests;
import java.util.Optional;
import java.util.function.Supplier;

/** Slows down who guesses at passwords, and locks nobody out. It does not know which accounts exist, and treats all alike. */
public interface LoginThrottle {
    /**
     * Makes an attempt at signing in, unless too many failed lately. An attempt counts as failed from its beginning until it has
     * succeeded, so that attempts at the same moment gain nothing; one that ends by throwing counts for nothing.
     *
     * @param attempt compares the password; empty if it failed
     * @return what the attempt gave
     * @throws TooManyRequests before anything is attempted: because of failures at this account from this network, as {@link
     *     dev.doctorpatient.domain.identity.FailedLogins} has it, from this address at any account, or at this account from anywhere
     */
    <T> Optional<T> attempt(EmailAddress account, ClientAddress from, Supplier<Optional<T>> attempt);
}
