package dev.doctorpatient.domain.interview;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Makes plain text of what a model gave: one line, without control characters, marks that turn the direction of text, markup or
 * addresses that a client might show as something to follow.
 */
final class PlainText {
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,500})]\\([^()\\s]{0,2000}\\)");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]{0,500}>");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\b(?:https?|ftp|javascript):\\S+|(?i)\\bdata:\\w+/\\S+");
    /** Marks of emphasis, code and quotation; signs between numbers and before them stay, as in "<30", "~5 mg" and "5*10^9". */
    private static final Pattern MARKS = Pattern.compile(
            "[*_`#|]+(?=[^\\s\\d*_`#|])|(?<=[^\\s\\d*_`#|])[*`#|]+|(?<=\\S)_+(?=\\s|$)|[*_`#|]{2,}|~~+|[<>](?![=\\s\\d.])");

    private static final Pattern BULLET = Pattern.compile("(?m)^[ \\t]*(?:[-*\\u2022]|#{1,6}|\\d{1,2}[.)])\\s+");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}&&[^\\u200c\\u200d]]");

    /** More marks on one letter than any language has. */
    private static final Pattern PILED_MARKS = Pattern.compile("(\\p{M}{4})\\p{M}+");

    private static final Pattern SPACE = Pattern.compile("[\\p{IsWhite_Space}\\p{Cntrl}]+");
    private static final Pattern QUOTED = Pattern.compile("^[\"\\u201c\\u2018'](.*)[\"\\u201d\\u2019']$");

    private PlainText() {}

    /** The words on one line. */
    static String oneLine(String text) {
        return unquoted(SPACE.matcher(unmarked(text)).replaceAll(" ").strip());
    }

    /** The words with the line breaks that part them. */
    static String lines(String text) {
        return unmarked(text)
                .lines()
                .map(line -> SPACE.matcher(line).replaceAll(" ").strip())
                .reduce((above, below) -> above + "\n" + below)
                .orElse("")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String unmarked(String text) {
        var plain =
                HIDDEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
        plain = PILED_MARKS.matcher(plain).replaceAll("$1");
        plain = LINK.matcher(plain).replaceAll("$1");
        plain = TAG.matcher(plain).replaceAll(" ");
        plain = ADDRESS.matcher(plain).replaceAll("");
        plain = BULLET.matcher(plain).replaceAll("");
        return MARKS.matcher(plain).replaceAll("");
    }

    private static String unquoted(String line) {
        var quoted = QUOTED.matcher(line);
        return quoted.matches() && quoted.group(1).chars().noneMatch(c -> c == '"')
                ? quoted.group(1).strip()
                : line;
    }
}
