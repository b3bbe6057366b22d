package dev.doctorpatient.bootstrap.security;

import dev.doctorpatient.application.casehistory.port.LinkSignatures;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unauthenticated;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Writes and reads the signatures of links: user, session and end, followed by an HMAC over them and the document, with a key that
 * signs nothing else.
 */
@Singleton
class LinkCodec implements LinkSignatures {
    /** What a good signature says. */
    record Claims(UserId user, SessionId session, Instant until) {}

    private static final String HMAC = "HmacSHA256";
    private static final int CLAIMS_IN_BYTES = 2 * 16 + Long.BYTES;
    private static final int MAC_IN_BYTES = 32;

    private final SecretKey key;
    private final InstantSource clock;

    LinkCodec(Keys keys, InstantSource clock) {
        this.key = keys.forPurpose("doc-link");
        this.clock = clock;
    }

    @Override
    public String sign(DocumentId document, UserId user, SessionId session, Instant until) {
        var claims = ByteBuffer.allocate(CLAIMS_IN_BYTES);
        put(claims, user.value());
        put(claims, session.value());
        claims.putLong(until.toEpochMilli());
        var signed = ByteBuffer.allocate(CLAIMS_IN_BYTES + MAC_IN_BYTES)
                .put(claims.array())
                .put(mac(document, claims.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed.array());
    }

    /**
     * Reads a signature.
     *
     * @throws Unauthenticated {@code token_expired} if only its time is over, else {@code unauthenticated}
     */
    Claims read(DocumentId document, String signature) {
        var signed = decoded(signature);
        var claims = new byte[CLAIMS_IN_BYTES];
        var mac = new byte[MAC_IN_BYTES];
        ByteBuffer.wrap(signed).get(claims).get(mac);
        if (!MessageDigest.isEqual(mac, mac(document, claims))) {
            throw forged();
        }
        var said = ByteBuffer.wrap(claims);
        var user = new UserId(uuid(said));
        var session = new SessionId(uuid(said));
        var until = Instant.ofEpochMilli(said.getLong());
        if (!clock.instant().isBefore(until)) {
            throw new Unauthenticated(ProblemCode.TOKEN_EXPIRED, "The link has expired");
        }
        return new Claims(user, session, until);
    }

    private static byte[] decoded(String signature) {
        try {
            var signed = Base64.getUrlDecoder().decode(signature);
            if (signed.length == CLAIMS_IN_BYTES + MAC_IN_BYTES) {
                return signed;
            }
        } catch (IllegalArgumentException _) {
            // no link of ours
        }
        throw forged();
    }

    private static Unauthenticated forged() {
        return new Unauthenticated(ProblemCode.UNAUTHENTICATED, "The link is not good for this document");
    }

    private byte[] mac(DocumentId document, byte[] claims) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            var id = ByteBuffer.allocate(16);
            put(id, document.value());
            mac.update(id.array());
            return mac.doFinal(claims);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
