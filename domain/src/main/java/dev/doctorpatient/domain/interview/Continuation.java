package dev.doctorpatient.domain.interview;

/**
 * Where a provider that keeps conversations itself can go on.
 *
 * @param reference its own name for the conversation so far
 */
public record Continuation(String provider, String reference) {}
