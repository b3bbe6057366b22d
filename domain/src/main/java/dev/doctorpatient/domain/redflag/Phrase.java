package dev.doctorpatient.domain.redflag;

import java.util.List;
import java.util.Set;

/**
 * Words that a rule asks for one after another. Little words between them, as in "pain in my left arm", make no difference.
 *
 * @param elements the first and the last are no gaps
 */
record Phrase(List<Element> elements) {
    /** How many words a gap may hold. */
    private static final int WIDEST_GAP = 4;

    private static final int MOST_FILLERS = 2;

    private static final Set<String> FILLERS = Set.of("""
            a an the my his her your our their its this that these very really so quite too some any all bit much more
            just totally completely absolutely also even still like right left both feeling been is are of""".split("\\s+", -1));

    /** No gap reaches over these: they would turn what is said into its opposite. */
    private static final Set<String> DENIALS = Set.of(
            "never", "not", "no", "without", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "hasnt", "havent",
            "nor");

    /** A place in a phrase. */
    sealed interface Element {
        /** One of these words; what they mean is for {@link Reading} to say. */
        record OneOf(List<RuleWord> words) implements Element {
            /** Keeps its own copy of the words. */
            public OneOf {
                words = List.copyOf(words);
            }
        }

        /** Any number, in digits or in words. */
        record AnyNumber() implements Element {}

        /** Up to four words, whatever they are. */
        record Gap() implements Element {}
    }

    Phrase {
        elements = List.copyOf(elements);
    }

    /** A stretch of words of a statement, the end excluded. */
    record Span(int start, int end) {}

    /** Where the phrase ends that begins at a place; -1 if it does not begin there. */
    int endFrom(Reading reading, int start) {
        return end(reading, 0, start);
    }

    /** Every gap and every little word is tried in a bounded number of ways, and the file's reader bounds the number of gaps. */
    private int end(Reading reading, int element, int place) {
        if (element == elements.size()) {
            return place;
        }
        if (elements.get(element) instanceof Element.Gap) {
            for (var next = place; next <= place + WIDEST_GAP && reading.goesOn(next); next++) {
                var end = end(reading, element + 1, next);
                if (end >= 0) {
                    return end;
                }
                if (DENIALS.contains(reading.word(next))) {
                    return -1; // "he never hits me"
                }
            }
            return -1;
        }
        for (var next = place; element == 0 ? next == place : next <= place + MOST_FILLERS; next++) {
            if (next >= reading.size() || (element > 0 && !reading.goesOn(next))) {
                return -1;
            }
            if (reading.has(next, elements.get(element))) {
                var end = end(reading, element + 1, next + 1);
                if (end >= 0) {
                    return end;
                }
            }
            if (!FILLERS.contains(reading.word(next))) {
                return -1;
            }
        }
        return -1;
    }
}
