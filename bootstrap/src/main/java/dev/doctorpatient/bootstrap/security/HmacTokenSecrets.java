package dev.doctorpatient.bootstrap.security;

import dev.doctorpatient.application.identity.port.TokenSecrets;
import dev.doctorpatient.domain.identity.TokenHash;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Random tokens, their successors by HMAC, and SHA-256 as what is stored of them: they have too many bits to need a slow hash. */
@Singleton
class HmacTokenSecrets implements TokenSecrets {
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    HmacTokenSecrets(Keys keys) {
        this.key = keys.forPurpose("refresh-successor");
    }

    @Override
    public String random() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return encoded(bytes);
    }

    @Override
    public String successorOf(String token) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return encoded(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    @Override
    public TokenHash hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
