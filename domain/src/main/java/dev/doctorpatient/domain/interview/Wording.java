package dev.doctorpatient.domain.interview;

/** What an interviewer came up with, and who it was: the provider's name and the model's. */
public record Wording(String text, String provider, String model) {}
