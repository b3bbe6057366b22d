package dev.doctorpatient.domain.suggestion;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes words comparable: without case, accents and apostrophes, of letters and digits only, so that they are safe in every
 * language that a store searches in. What asks and what is asked for go through here.
 */
public final class SearchWords {
    private static final Pattern DROPPED = Pattern.compile("[\\u0300-\\u036F'\\u2019]");

    /** Marks belong to the word: in many scripts they are its vowels. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /** In characters; longer words are equal if they begin alike. Indexes do not take words of any length. */
    private static final int LONGEST = 100;

    private SearchWords() {}

    /** The different words of a text, in the order in which they first occur. */
    public static List<String> in(String text) {
        var plain = DROPPED.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT) // first, as some letters are the same in capitals only
                .toLowerCase(Locale.ROOT);
        return WORD.matcher(plain)
                .results()
                .map(found -> shortened(found.group()))
                .distinct()
                .toList();
    }

    private static String shortened(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }
}
