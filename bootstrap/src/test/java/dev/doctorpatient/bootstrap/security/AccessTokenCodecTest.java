package dev.doctorpatient.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.bootstrap.configuration.TestSettings;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.PasswordHash;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unauthenticated;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AccessTokenCodecTest {
    private static final Settings SETTINGS = TestSettings.of();
    private static final SecretKey KEY = new Keys(SETTINGS).forPurpose("access");

    private final Instant now = Instant.now();
    private final AccessTokenCodec codec = new AccessTokenCodec(new Keys(SETTINGS), SETTINGS);
    private final User user = User.create(
            new EmailAddress("asha@clinic.example"),
            new PasswordHash("none"),
            new ContactDetails("Asha", null, null),
            Role.ADMIN,
            null,
            now);
    private final SessionId session = SessionId.next();

    @Test
    void whatIsIssuedCanBeRead() {
        var claims = codec.read(codec.issue(user, session, now).value());

        assertThat(claims.user()).isEqualTo(user.id());
        assertThat(claims.session()).isEqualTo(session);
        assertThat(claims.expiresAt()).isEqualTo(Instant.ofEpochSecond(now.getEpochSecond() + 1_800));
    }

    @Test
    void aTokenSaysWhatTheContractHasAndNothingAboutThePerson() {
        var parts = codec.issue(user, session, now).value().split("\\.", -1);

        assertThat(json(parts[0]).fieldNames()).containsExactlyInAnyOrder("alg", "typ", "kid");
        assertThat(json(parts[0]).getString("alg")).isEqualTo("HS256");
        assertThat(json(parts[0]).getString("typ")).isEqualTo("at+jwt");
        assertThat(json(parts[1]).fieldNames())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "groups", "sid", "iat", "nbf", "exp", "jti");
    }

    @Test
    void theKeyIdTellsSecretsApart() {
        var other = TestSettings.of("SECRET_KEY", "another secret of the tests, as long as it must be");
        var theirs = new AccessTokenCodec(new Keys(other), other);

        assertThat(keyId(codec)).isEqualTo(keyId(codec)).isNotEqualTo(keyId(theirs));
    }

    @Test
    void onlyATokenWhoseTimeIsOverIsCalledExpired() {
        assertRefused(
                ProblemCode.TOKEN_EXPIRED,
                codec.issue(user, session, now.minusSeconds(1_900)).value());
        assertRefused(
                ProblemCode.UNAUTHENTICATED,
                codec.issue(user, session, now.plusSeconds(60)).value());
    }

    @Test
    void aTokenForAnotherPurposeOrByAnotherHandProvesNothing() {
        assertThat(codec.read(signed(claims())).user()).isEqualTo(user.id());

        assertRefused(ProblemCode.UNAUTHENTICATED, signed(claims().audience("another-api")));
        assertRefused(ProblemCode.UNAUTHENTICATED, signed(claims().issuer("another-service")));
        assertRefused(
                ProblemCode.UNAUTHENTICATED,
                claims().jws().algorithm(SignatureAlgorithm.HS256).sign(new Keys(SETTINGS).forPurpose("another")));
        assertRefused(
                ProblemCode.UNAUTHENTICATED,
                claims().jws().algorithm(SignatureAlgorithm.HS512).sign(longKey()));
        assertRefused(ProblemCode.UNAUTHENTICATED, signed(claims().remove("sid")));
        assertRefused(ProblemCode.UNAUTHENTICATED, signed(claims().subject("nobody")));
        assertRefused(
                ProblemCode.UNAUTHENTICATED,
                claims().audience("another-api")
                        .expiresAt(now.minusSeconds(60))
                        .jws()
                        .algorithm(SignatureAlgorithm.HS256)
                        .sign(new Keys(SETTINGS).forPurpose("another")));
    }

    @Test
    void anUnsignedTokenProvesNothing() {
        var body = signed(claims()).split("\\.", -1)[1];
        for (var algorithm : new String[] {"none", "None", "NONE", ""}) {
            var header = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("{\"alg\":\"" + algorithm + "\"}").getBytes(StandardCharsets.UTF_8));
            assertRefused(ProblemCode.UNAUTHENTICATED, header + "." + body + ".");
        }
    }

    @Test
    void whatIsNoTokenProvesNothing() {
        for (var text : new String[] {"", "x", "x.y.z", "..", "a".repeat(10_000)}) {
            assertRefused(ProblemCode.UNAUTHENTICATED, text);
        }
    }

    private JwtClaimsBuilder claims() {
        return Jwt.issuer("doctor-patient")
                .audience("doctor-patient-api")
                .subject(user.id().value().toString())
                .claim("sid", session.value().toString())
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(Duration.ofMinutes(30)));
    }

    private static String signed(JwtClaimsBuilder claims) {
        return claims.jws().algorithm(SignatureAlgorithm.HS256).sign(KEY);
    }

    private static SecretKey longKey() {
        return new SecretKeySpec(new byte[64], "HmacSHA512");
    }

    private String keyId(AccessTokenCodec of) {
        return json(of.issue(user, session, now).value().split("\\.", -1)[0]).getString("kid");
    }

    private static JsonObject json(String part) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    private void assertRefused(ProblemCode code, String token) {
        var refused = catchThrowableOfType(Unauthenticated.class, () -> codec.read(token));
        assertThat(refused).as(token).isNotNull();
        assertThat(refused.code()).as(token).isEqualTo(code);
    }
}
