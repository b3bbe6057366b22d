package dev.doctorpatient.domain.interview;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a text what tells who somebody is, before it leaves the house: the names that are known, addresses of mail and web,
 * telephone and record numbers. Doses, readings, times and dates stay, for they are what the interview is about.
 */
public final class Redaction {
    private static final int SHORTEST_NAME = 2;

    private static final Pattern MAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,253}");
    private static final Pattern WEB = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");
    private static final Pattern ID =
            Pattern.compile("(?i)\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

    /** Seven digits or more, with what people put between them, and nothing that makes it a date. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{N}/.])(?!\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d))(?!\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}(?!\\d))"
                    + "\\+?\\(?\\p{N}(?:[ ()\\-]{0,2}\\p{N}){6,19}(?![\\p{N}])");

    private final @Nullable Pattern names;

    /** A redaction that knows these names; parts of them count, too. */
    public Redaction(Collection<String> names) {
        var parts = names.stream()
                .flatMap(name -> Arrays.stream(name.split("[\\s.,]+", -1)))
                .filter(part -> part.codePointCount(0, part.length()) >= SHORTEST_NAME)
                .filter(part -> !isTitle(part))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.names = parts.isEmpty()
                ? null
                : Pattern.compile(
                        "(?<![\\p{L}\\p{N}])(?:" + parts + ")(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The text without them. */
    public String of(String text) {
        var plain = MAIL.matcher(text).replaceAll("[mail]");
        plain = WEB.matcher(plain).replaceAll("[link]");
        plain = ID.matcher(plain).replaceAll("[id]");
        plain = NUMBER.matcher(plain).replaceAll("[number]");
        return names == null ? plain : names.matcher(plain).replaceAll("[name]");
    }

    /** The same answer to the same question, without them. */
    public Answered of(Answered answered) {
        return new Answered(answered.question(), of(answered.answer()));
    }

    private static boolean isTitle(String part) {
        return switch (part.toLowerCase(Locale.ROOT)) {
            case "dr", "mr", "mrs", "ms", "miss", "prof", "sir", "de", "of", "the", "and", "la", "von", "van" -> true;
            default -> false;
        };
    }
}
