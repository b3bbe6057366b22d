package dev.doctorpatient.rest.shared;

import dev.doctorpatient.domain.shared.Rules;
import org.jspecify.annotations.Nullable;

/** What clients say of the files that they send, which changes nothing: the bytes say what a file is. */
public final class FileClaims {
    private static final int LONGEST_TYPE = 255;

    private FileClaims() {}

    /**
     * Checks that what is said of a type is a text. Browsers say nothing, in an empty text, of a file whose type they do not know.
     *
     * @throws dev.doctorpatient.domain.shared.Invalid naming the field
     */
    public static void requireText(String field, @Nullable String said) {
        new Rules()
                .optionalText(field, said == null || said.isEmpty() ? null : said, LONGEST_TYPE)
                .enforce();
    }
}
