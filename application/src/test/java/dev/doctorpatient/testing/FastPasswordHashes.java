package dev.doctorpatient.testing;

import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.PasswordHash;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Hashes that cost nothing and protect nothing. Salted, so that two hashes of one password differ like real ones. */
public final class FastPasswordHashes implements PasswordHashes {
    private final AtomicInteger salts = new AtomicInteger();
    private final Runnable check;

    /** Hashes anywhere. */
    public FastPasswordHashes() {
        this.check = () -> {};
    }

    /** Refuses to hash inside a transaction of a database. */
    public FastPasswordHashes(InMemoryDatabase database) {
        this.check = database::requireNoTransaction;
    }

    @Override
    public PasswordHash hash(Password password) {
        check.run();
        if (!password.fitsHash()) {
            throw new IllegalArgumentException("the password does not fit a hash");
        }
        return salted(String.valueOf(salts.incrementAndGet()), password);
    }

    @Override
    public boolean matches(Password password, @Nullable PasswordHash hash) {
        check.run();
        return hash != null
                && password.fitsHash()
                && salted(hash.value().substring(0, hash.value().indexOf(':')), password)
                        .equals(hash);
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return false;
    }

    private static PasswordHash salted(String salt, Password password) {
        return new PasswordHash(salt + ":" + Digests.hex(salt + password.value()));
    }
}
