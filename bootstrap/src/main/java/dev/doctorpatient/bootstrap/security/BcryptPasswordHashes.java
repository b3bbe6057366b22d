package dev.doctorpatient.bootstrap.security;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.PasswordHash;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * bcrypt on as many threads as there are processors, so that a wave of sign-ins slows other sign-ins and nothing else. When too many
 * wait, further ones are told to come back.
 */
@Singleton
class BcryptPasswordHashes implements PasswordHashes {
    private static final int MOST_WAITING = 64;
    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final ExecutorService threads = new ThreadPoolExecutor(
            processors,
            processors,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("bcrypt-", 0).daemon().factory());

    private final int cost;

    /** What a password is compared with if there is no account, so that the answer takes as long. */
    private final PasswordHash decoy;

    BcryptPasswordHashes(Settings settings) {
        this.cost = settings.passwordCost();
        this.decoy = hash(new Password("a password of nobody"));
    }

    @Override
    public PasswordHash hash(Password password) {
        var bytes = bytes(password);
        return onThread(() -> new PasswordHash(new String(
                BCrypt.with(VERSION, LongPasswordStrategies.strict(VERSION)).hash(cost, bytes),
                StandardCharsets.US_ASCII)));
    }

    @Override
    public boolean matches(Password password, @Nullable PasswordHash hash) {
        var fits = password.fitsHash();
        var bytes = bytes(fits ? password : new Password("too long"));
        var compared = (hash == null ? decoy : hash).value().getBytes(StandardCharsets.US_ASCII);
        var verified = onThread(() ->
                BCrypt.verifyer(VERSION, LongPasswordStrategies.strict(VERSION)).verify(bytes, compared).verified);
        return verified && fits && hash != null;
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return !hash.value().startsWith("$2b$%02d$".formatted(cost));
    }

    private <T> T onThread(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException _) {
            throw new Unavailable(
                    ProblemCode.UNAVAILABLE, "Too many sign-ins at once; please try again", Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unavailable(ProblemCode.UNAVAILABLE, "The service is stopping", Duration.ofSeconds(5));
        } catch (ExecutionException failure) {
            throw new IllegalStateException("hashing failed", failure.getCause());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private static byte[] bytes(Password password) {
        return password.value().getBytes(StandardCharsets.UTF_8);
    }
}
