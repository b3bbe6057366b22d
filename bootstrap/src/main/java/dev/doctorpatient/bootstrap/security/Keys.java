package dev.doctorpatient.bootstrap.security;

import dev.doctorpatient.bootstrap.configuration.Settings;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Derives a key for each purpose from the one secret (HKDF, RFC 5869), so that no two purposes ever share one. */
@Singleton
class Keys {
    private static final int BYTES = 32;

    private final SecretKey secret;

    Keys(Settings settings) {
        this.secret = new SecretKeySpec(settings.secretKey().bytes(), "Generic");
    }

    /** The key for a purpose, always the same for the same secret. */
    SecretKey forPurpose(String purpose) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .addSalt("doctor-patient".getBytes(StandardCharsets.UTF_8))
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK 25 has HKDF-SHA256", impossible);
        }
    }
}
