package dev.doctorpatient.domain.interview;

/** Counts words as a reader does: by the white space between them. */
public final class Words {
    private Words() {}

    /** The number of words. */
    public static int in(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
