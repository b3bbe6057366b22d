package dev.doctorpatient.bootstrap.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.doctorpatient.application.identity.port.LoginThrottle;
import dev.doctorpatient.bootstrap.configuration.Rates;
import dev.doctorpatient.domain.identity.ClientAddress;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.FailedLogins;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.TooManyRequests;
import dev.doctorpatient.domain.shared.Unavailable;
import io.micrometer.core.instrument.Counter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts failed attempts in the memory of this process: by account and network with a growing delay, by address over all accounts,
 * and by account over all addresses. A restart forgets them.
 */
@Singleton
class InMemoryLoginThrottle implements LoginThrottle {
    /** Reached by many networks together, which each have a delay of their own already. */
    private static final int FAILURES_OF_AN_ACCOUNT_PER_DAY = 100;

    private final boolean on;
    private final Limit failuresOfAddresses;
    private final Limit failuresOfAccounts;
    private final Counter refusals;
    private final InstantSource clock;
    private final Cache<HashedKey, Attempts> attempts;

    InMemoryLoginThrottle(Limits limits, InstantSource clock) {
        this.on = limits.areOn();
        this.failuresOfAddresses = limits.perMinute("failed_login", Rates::failedLogins);
        this.failuresOfAccounts = limits.perDay("account", FAILURES_OF_AN_ACCOUNT_PER_DAY);
        this.refusals = limits.refusals("login_delay");
        this.clock = clock;
        this.attempts = Caffeine.newBuilder()
                .maximumSize(BucketLimit.MOST_KEYS)
                .expireAfterAccess(FailedLogins.REMEMBERED)
                .ticker(new BucketLimit.Meter(clock)::currentTimeNanos)
                .build();
    }

    @Override
    public <T> Optional<T> attempt(EmailAddress account, ClientAddress from, Supplier<Optional<T>> attempt) {
        if (!on) {
            return attempt.get();
        }
        var key = HashedKey.of(account.value() + " " + from.network());
        return attempts.get(key, _ -> new Attempts())
                .add(() -> failuresOfAddresses.countFailure(
                        from.site(), () -> failuresOfAccounts.countFailure(account.value(), attempt)));
    }

    /**
     * The attempts at one account from one network. Beyond the free ones they are made one after the other: who signs in on many
     * devices at once waits a moment, and who guesses on many connections at once gains nothing.
     */
    private final class Attempts {
        private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

        private FailedLogins failed = FailedLogins.NONE;
        private int underWay;

        <T> Optional<T> add(Supplier<Optional<T>> attempt) {
            beginOrStop();
            try {
                var result = attempt.get();
                settle(result.isPresent());
                return result;
            } finally {
                end();
            }
        }

        private void beginOrStop() {
            try {
                begin();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new Unavailable(ProblemCode.UNAVAILABLE, "The service is stopping", Duration.ofSeconds(5));
            }
        }

        private synchronized void begin() throws InterruptedException {
            var until = clock.instant().plus(LONGEST_TURN);
            while (true) {
                var now = clock.instant();
                var left = failed.waitAt(now);
                if (!left.isZero() || !now.isBefore(until)) {
                    refusals.increment();
                    throw new TooManyRequests(left);
                }
                if (failed.allowBeside(underWay)) {
                    underWay++;
                    return;
                }
                wait(Duration.between(now, until).toMillis() + 1);
            }
        }

        private synchronized void settle(boolean succeeded) {
            failed = succeeded ? FailedLogins.NONE : failed.plusOne(clock.instant());
        }

        private synchronized void end() {
            underWay--;
            notifyAll();
        }
    }
}
