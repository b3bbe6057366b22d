package dev.doctorpatient.domain.interview;

import java.util.regex.Pattern;

/** Counts words as a reader does: by the white space between them. */
public final class Words {
    /** White space as Unicode has it: the no-break space and its kin part words, too. */
    private static final Pattern WORD = Pattern.compile("\\S+", Pattern.UNICODE_CHARACTER_CLASS);

    private Words() {}

    /** The number of words. */
    public static int in(String text) {
        return (int) WORD.matcher(text).results().count();
    }
}
