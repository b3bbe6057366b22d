package dev.doctorpatient.bootstrap.configuration;

/** A setting with which the service must not start. The message is one sentence that names the variable, and never its value. */
public final class UnusableSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses to start with a sentence. */
    public UnusableSetting(String sentence) {
        super(sentence, null, false, false);
    }
}
