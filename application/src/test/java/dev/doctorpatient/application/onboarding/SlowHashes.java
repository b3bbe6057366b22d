package dev.doctorpatient.application.onboarding;

import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.PasswordHash;
import org.jspecify.annotations.Nullable;

/** Hashes that leave time for something else to happen. */
record SlowHashes(PasswordHashes hashes, Runnable meanwhile) implements PasswordHashes {
    @Override
    public PasswordHash hash(Password password) {
        meanwhile.run();
        return hashes.hash(password);
    }

    @Override
    public boolean matches(Password password, @Nullable PasswordHash hash) {
        return hashes.matches(password, hash);
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return hashes.isOutdated(hash);
    }
}
