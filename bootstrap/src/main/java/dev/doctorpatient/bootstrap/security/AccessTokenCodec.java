package dev.doctorpatient.bootstrap.security;

import dev.doctorpatient.application.identity.port.AccessTokens;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.domain.identity.AccessToken;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unauthenticated;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Writes and reads access tokens: JWTs signed with HS256 by a key of their own, and no other algorithm is looked at. */
@Singleton
class AccessTokenCodec implements AccessTokens {
    /** What a good token says. */
    record Claims(UserId user, SessionId session, Instant expiresAt) {}

    private static final String ISSUER = "doctor-patient";
    private static final String AUDIENCE = "doctor-patient-api";
    private static final int CLOCK_SKEW_SECONDS = 5;

    private static final int KEY_ID_IN_BYTES = 8;

    private final SecretKey key;
    private final String keyId;
    private final JWTParser parser;
    private final Duration lifetime;

    AccessTokenCodec(Keys keys, Settings settings) {
        this.key = keys.forPurpose("access");
        // Tells the keys of two secrets apart, and nothing about either.
        this.keyId = HexFormat.of().formatHex(keys.forPurpose("access-key-id").getEncoded(), 0, KEY_ID_IN_BYTES);
        this.lifetime = settings.accessLifetime();
        var rules = new JWTAuthContextInfo();
        rules.setSecretVerificationKey(key);
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        rules.setIssuedBy(ISSUER);
        rules.setExpectedAudience(Set.of(AUDIENCE));
        rules.setClockSkew(CLOCK_SKEW_SECONDS);
        rules.setRequiredClaims(Set.of("sub", "sid", "exp", "iat", "jti"));
        this.parser = new DefaultJWTParser(rules);
    }

    @Override
    public AccessToken issue(User user, SessionId session, Instant now) {
        var token = Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.id().value().toString())
                .groups(user.role().name().toLowerCase(Locale.ROOT))
                .claim("sid", session.value().toString())
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .claim("nbf", now.getEpochSecond())
                .expiresAt(now.plus(lifetime))
                .jws()
                .type("at+jwt")
                .keyId(keyId)
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key);
        return new AccessToken(token, lifetime);
    }

    /**
     * Reads a token and checks its signature and times.
     *
     * @throws Unauthenticated {@code token_expired} if only its time is over, else {@code unauthenticated}
     */
    Claims read(String token) {
        try {
            return claims(parser.parse(token));
        } catch (ParseException bad) {
            throw bad.getCause() instanceof InvalidJwtException invalid && invalid.hasExpired()
                    ? new Unauthenticated(ProblemCode.TOKEN_EXPIRED, "The access token has expired")
                    : Unauthenticated.withoutToken();
        }
    }

    private static Claims claims(JsonWebToken token) {
        try {
            return new Claims(
                    UserId.fromString(token.getSubject()),
                    SessionId.fromString(token.getClaim("sid")),
                    Instant.ofEpochSecond(token.getExpirationTime()));
        } catch (IllegalArgumentException _) {
            throw Unauthenticated.withoutToken();
        }
    }
}
