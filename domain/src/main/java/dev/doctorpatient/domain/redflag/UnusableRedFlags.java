package dev.doctorpatient.domain.redflag;

/** Rules that cannot be read. The message is a sentence for whoever edits them, and names the line. */
public final class UnusableRedFlags extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnusableRedFlags(int line, String reason) {
        super("line " + line + " " + reason);
    }
}
