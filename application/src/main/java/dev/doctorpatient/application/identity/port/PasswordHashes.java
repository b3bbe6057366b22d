package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.PasswordHash;
import org.jspecify.annotations.Nullable;

/** Slow, salted hashing of passwords. Every call takes as long as the hash is meant to take, so none belongs into a transaction. */
public interface PasswordHashes {
    /** A new hash of a password that fits one. */
    PasswordHash hash(Password password);

    /**
     * Whether the password is the one that was hashed. Without a hash the answer is no and takes just as long, so that nobody can
     * tell by the clock whether an account exists.
     */
    boolean matches(Password password, @Nullable PasswordHash hash);

    /** Whether new hashes are made in another way than this one was, so that it should be replaced when the password is at hand. */
    boolean isOutdated(PasswordHash hash);
}
