package dev.doctorpatient.domain.file;

import java.util.regex.Pattern;

/** The SHA-256 digest of a document's bytes, as 64 hexadecimal digits in lower case. */
public record Sha256(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Checks the form. */
    public Sha256 {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a SHA-256 digest");
        }
    }
}
