package dev.doctorpatient.domain.redflag;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody wrote, as words with their places in it.
 *
 * @param words without case, accents and apostrophes
 */
record SaidWords(String text, List<Word> words) {
    private static final Pattern DROPPED = Pattern.compile("[\\u0300-\\u036F'\\u2018\\u2019\\u02BC`\\u00B4]");

    /** Marks belong to the word, apostrophes inside too; numbers keep their decimals. Possessive, so that no text makes it try again. */
    private static final Pattern WORD = Pattern.compile(
            "\\p{N}++(?:[.,]\\p{N}++)*+|[\\p{L}\\p{M}]++(?:['\\u2018\\u2019\\u02BC`\\u00B4][\\p{L}\\p{M}]++)*+");

    /** What stands between a word and the one before. */
    enum Break {
        NONE,
        COMMA,
        QUESTION,
        SENTENCE
    }

    /** One word: how it is compared, where it stands, and what parts it from the word before. */
    record Word(String text, int start, int end, Break before) {}

    static SaidWords of(String text) {
        var words = new ArrayList<Word>();
        var matcher = WORD.matcher(text);
        var last = 0;
        while (matcher.find()) {
            var word = plain(matcher.group());
            if (!word.isEmpty()) { // marks and apostrophes by themselves are none
                words.add(new Word(word, matcher.start(), matcher.end(), breakIn(text, last, matcher.start())));
                last = matcher.end();
            }
        }
        return new SaidWords(text, List.copyOf(words));
    }

    /** A word as it is compared with others. */
    static String plain(String word) {
        return DROPPED.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static Break breakIn(String text, int from, int to) {
        var found = Break.NONE;
        for (var i = from; i < to; i++) {
            switch (text.charAt(i)) {
                case '.', '!', ';', '\n', '\u2026', '\u0964', '\u3002' -> {
                    return Break.SENTENCE;
                }
                case '?' -> found = Break.QUESTION;
                case ',', '(', ')', '\u2013', '\u2014' -> found = found == Break.NONE ? Break.COMMA : found;
                case '-' -> {
                    // Between blanks it parts sentences, inside a word it does not.
                    if (found == Break.NONE && i > from && Character.isWhitespace(text.charAt(i - 1))) {
                        found = Break.COMMA;
                    }
                }
                default -> {
                    // parts words only
                }
            }
        }
        return found;
    }

    int size() {
        return words.size();
    }

    /** The word at a place; empty outside. */
    String at(int index) {
        return index >= 0 && index < words.size() ? words.get(index).text() : "";
    }

    /** What parts the word at a place from the one before; at both ends a sentence begins or ends. */
    Break before(int index) {
        return index <= 0 || index >= words.size()
                ? Break.SENTENCE
                : words.get(index).before();
    }

    /** Whether a new sentence begins at a place. */
    boolean beginsSentence(int index) {
        return before(index).compareTo(Break.QUESTION) >= 0;
    }
}
