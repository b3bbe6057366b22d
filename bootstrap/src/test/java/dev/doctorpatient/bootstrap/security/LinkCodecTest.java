package dev.doctorpatient.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doctorpatient.bootstrap.configuration.TestSettings;
import dev.doctorpatient.bootstrap.security.LinkCodec.Claims;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unauthenticated;
import dev.doctorpatient.testing.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LinkCodecTest {
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final LinkCodec codec = new LinkCodec(new Keys(TestSettings.of()), clock);
    private final DocumentId document = DocumentId.next();
    private final UserId user = UserId.next();
    private final SessionId session = SessionId.next();
    private final Instant until = clock.instant().plusSeconds(300);
    private final String signature = codec.sign(document, user, session, until);

    private ProblemCode refusalOf(LinkCodec reader, DocumentId which, String what) {
        return catchThrowableOfType(Unauthenticated.class, () -> reader.read(which, what))
                .code();
    }

    @Test
    void whatIsSignedCanBeReadUntilItsEnd() {
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(codec.read(document, signature)).isEqualTo(new Claims(user, session, until));

        clock.advance(Duration.ofMillis(1));
        assertThat(refusalOf(codec, document, signature)).isEqualTo(ProblemCode.TOKEN_EXPIRED);
    }

    @Test
    void nothingOfASignatureCanBeChanged() {
        var bytes = Base64.getUrlDecoder().decode(signature);
        for (var place = 0; place < bytes.length; place++) {
            var changed = bytes.clone();
            changed[place] ^= 1;
            var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

            assertThat(refusalOf(codec, document, forged)).isEqualTo(ProblemCode.UNAUTHENTICATED);
        }
    }

    @Test
    void aSignatureIsForOneDocumentAndOneSecret() {
        var others = new LinkCodec(
                new Keys(TestSettings.of("SECRET_KEY", "another secret of the tests, as long as it must be")), clock);

        assertThat(refusalOf(codec, DocumentId.next(), signature)).isEqualTo(ProblemCode.UNAUTHENTICATED);
        assertThat(refusalOf(others, document, signature)).isEqualTo(ProblemCode.UNAUTHENTICATED);
    }
}
