package dev.doctorpatient.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.bootstrap.configuration.TestSettings;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.PasswordHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BcryptPasswordHashesTest {
    private final BcryptPasswordHashes hashes = new BcryptPasswordHashes(TestSettings.of());

    @AfterEach
    void stop() {
        hashes.stop();
    }

    @Test
    void thePasswordMattersToItsLastByteAndLongerOnesMatchNothing() {
        var longest = "é".repeat(35) + "xy";
        var hash = hashes.hash(new Password(longest));

        assertThat(hashes.matches(new Password(longest), hash)).isTrue();
        assertThat(hashes.matches(new Password("é".repeat(35) + "xz"), hash)).isFalse();
        assertThat(hashes.matches(new Password("é".repeat(35) + "x"), hash)).isFalse();
        assertThat(hashes.matches(new Password(longest + "z"), hash)).isFalse();
        assertThat(hashes.matches(new Password(longest), null)).isFalse();
    }

    @Test
    void aHashOfAnotherCostOrKindIsOutdated() {
        assertThat(hashes.isOutdated(hashes.hash(new Password("correct horse"))))
                .isFalse();
        assertThat(hashes.isOutdated(new PasswordHash("$2b$10$" + "x".repeat(53))))
                .isTrue();
        assertThat(hashes.isOutdated(new PasswordHash("$2b$13$" + "x".repeat(53))))
                .isTrue();
        assertThat(hashes.isOutdated(new PasswordHash("$2a$12$" + "x".repeat(53))))
                .isTrue();
    }
}
