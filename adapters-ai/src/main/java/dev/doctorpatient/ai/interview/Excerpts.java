package dev.doctorpatient.ai.interview;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * Shortens what people said so that all of it together keeps within a number of words and bytes. Who says little is quoted in
 * full; what they leave of their share goes to those who say much.
 */
record Excerpts(int mostWords, int mostBytes) {
    private static final String CUT = "…";

    /** All that shows as space; and marks that turn the direction of text around, for they would reach beyond the answer. */
    private static final Pattern SPACE =
            Pattern.compile("[\\p{IsWhite_Space}\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]+");

    private static final String CLOSING = " .,:;…";
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?]");

    /** Words that say nothing, or the contrary, without those that follow. */
    private static final Set<String> LEADING_ON = Set.of(
            "a", "am", "an", "and", "any", "are", "at", "been", "but", "can", "cannot", "could", "deny", "did", "do",
            "does", "ever", "for", "from", "had", "has", "hardly", "have", "i", "if", "in", "is", "it", "known", "my",
            "neither", "never", "no", "nor", "not", "of", "on", "or", "rarely", "that", "the", "to", "until", "was",
            "were", "will", "with", "without", "would");

    /** An excerpt of each, in their order; an empty one only where there are more texts than words. */
    List<String> of(List<String> texts) {
        var tidy = texts.stream().map(Excerpts::tidy).toList();
        var inWords = shortened(tidy, mostWords, text -> wordsOf(text).size(), Excerpts::cutToWords);
        return shortened(inWords, mostBytes, Excerpts::bytesOf, Excerpts::cutToBytes);
    }

    /** The text on one line, without what would close it or look like the next heading. */
    static String tidy(String text) {
        var line = SPACE.matcher(text).replaceAll(" ").strip().replace(';', ',');
        var open = withoutClosing(line);
        return open.isEmpty() ? line : open;
    }

    private static String withoutClosing(String line) {
        var end = line.length();
        while (end > 0 && CLOSING.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end);
    }

    private interface Cut {
        String to(String text, int most);
    }

    private static List<String> shortened(List<String> texts, int most, ToIntFunction<String> size, Cut cut) {
        var share = fairShare(texts.stream().mapToInt(size).sorted().toArray(), most);
        var result = new ArrayList<String>();
        var spare = share.spare();
        for (var text : texts) {
            var one = share.each();
            if (size.applyAsInt(text) > one && spare > 0) {
                one++;
                spare--;
            }
            result.add(size.applyAsInt(text) > one ? cut.to(text, one) : text);
        }
        return result;
    }

    /** What each text may have, and how many of the long ones may have one more. */
    private record Share(int each, int spare) {}

    private static Share fairShare(int[] sizesFromTheSmallest, int most) {
        var left = most;
        var sharers = sizesFromTheSmallest.length;
        for (var size : sizesFromTheSmallest) {
            if (size > left / sharers) {
                return new Share(left / sharers, left % sharers);
            }
            left -= size;
            sharers--;
        }
        return new Share(most, 0);
    }

    private static String cutToWords(String text, int most) {
        if (most == 0) {
            return "";
        }
        var words = wordsOf(text).subList(0, most);
        return withoutClosing(String.join(" ", words.subList(0, goodEnd(words)))) + CUT;
    }

    /** The end of a sentence not far back, or else a word that does not lead on to what is cut off, such as a negation does. */
    private static int goodEnd(List<String> words) {
        for (var end = words.size(); end > words.size() * 2 / 3; end--) {
            if (SENTENCE_END.matcher(words.get(end - 1)).matches()) {
                return end;
            }
        }
        for (var end = words.size(); end > 0; end--) {
            if (!leadsOn(words.get(end - 1))) {
                return end;
            }
        }
        return words.size();
    }

    private static boolean leadsOn(String word) {
        var plain = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        return LEADING_ON.contains(plain) || plain.endsWith("n't");
    }

    private static String cutToBytes(String text, int most) {
        var room = most - bytesOf(CUT);
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT); // as people see them: no emoji is torn apart
        characters.setText(text);
        var end = 0;
        for (var next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            room -= bytesOf(text.substring(end, next));
            if (room < 0) {
                break;
            }
            end = next;
        }
        return withoutClosing(text.substring(0, end)) + CUT;
    }

    private static int bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<String> wordsOf(String tidy) {
        return tidy.isEmpty() ? List.of() : List.of(tidy.split(" ", -1));
    }
}
