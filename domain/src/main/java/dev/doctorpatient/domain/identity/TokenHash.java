package dev.doctorpatient.domain.identity;

/** The SHA-256 of a random token, in hexadecimal: what is stored, so that a stolen database holds nothing to sign in with. */
public record TokenHash(String value) {}
