package dev.doctorpatient.bootstrap.evaluation;

/** Cases that cannot be read. The message is a sentence for whoever edits them, and names the line. */
public final class UnusableCases extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses with a sentence. */
    public UnusableCases(String sentence) {
        super(sentence, null, false, false);
    }
}
