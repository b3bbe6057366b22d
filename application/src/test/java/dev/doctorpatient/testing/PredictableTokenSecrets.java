package dev.doctorpatient.testing;

import dev.doctorpatient.application.identity.port.TokenSecrets;
import dev.doctorpatient.domain.identity.TokenHash;
import java.util.concurrent.atomic.AtomicInteger;

/** Tokens that can be read: {@code token-1}, {@code token-2} … and {@code token-1-next}. */
public final class PredictableTokenSecrets implements TokenSecrets {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public String random() {
        return "token-" + made.incrementAndGet();
    }

    @Override
    public String successorOf(String token) {
        return token + "-next";
    }

    @Override
    public TokenHash hash(String token) {
        return new TokenHash(Digests.hex(token));
    }
}
