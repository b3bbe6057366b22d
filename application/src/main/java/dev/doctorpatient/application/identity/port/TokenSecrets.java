package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.domain.identity.TokenHash;

/** Makes the random tokens that clients hold and the service knows only by their hash. */
public interface TokenSecrets {
    /** A new token of 256 random bits. */
    String random();

    /** The one token that another is exchanged for: always the same, so that a lost answer can be given again without storing it. */
    String successorOf(String token);

    /** What is stored of a token. */
    TokenHash hash(String token);
}
