package dev.doctorpatient.clamav.file;

/** CLAMD_URL cannot be used. The message is one sentence for the operator, names the variable and never holds its value. */
public final class UnusableClamdUrl extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableClamdUrl() {
        super("CLAMD_URL must have the form tcp://host:3310 or unix:/path/of/clamd.ctl.", null, false, false);
    }
}
