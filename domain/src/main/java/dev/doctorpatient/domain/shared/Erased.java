package dev.doctorpatient.domain.shared;

/** What is left of erased texts. */
public final class Erased {
    /** Stands wherever a text must stand and was erased. */
    public static final String TEXT = "[erased]";

    private Erased() {}
}
