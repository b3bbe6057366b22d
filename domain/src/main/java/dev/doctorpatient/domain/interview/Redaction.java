package dev.doctorpatient.domain.interview;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a text what tells who somebody is, before it leaves the house: the names, contacts and addresses that are known, addresses
 * of mail and web, telephone and record numbers. Readings, times, dates and years stay, for they are what the interview is about. Where a
 * row of numbers could be either, it goes.
 */
public final class Redaction {
    private static final int SHORTEST_NAME = 2;
    private static final int SHORTEST_CONTACT = 5;

    /** Parts of names that are no names. */
    private static final Set<String> TITLES =
            Set.of("dr", "mr", "mrs", "ms", "miss", "prof", "sir", "de", "of", "the", "and", "la", "von", "van");

    private static final Pattern MAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,253}");
    private static final Pattern WEB = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");
    private static final Pattern ID = Pattern.compile(
            "(?i)\\b(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}" + "|[a-z]{1,3}-?\\d{6,30})\\b");

    /** Seven digits or more, with what people put between them. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{N}])\\+?\\(?\\p{N}(?:[ ()./\\-]{0,2}\\p{N}){6,40}(?![\\p{N}])");

    private static final Pattern DATES_AND_YEARS = Pattern.compile(
            "(?:(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|(?:19|20)\\d{2})[ ./()-]{0,3})+");

    /** Numbers of thousands, as in 1.500.000. */
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:[., ]000)+|\\d{1,3}(?:\\.\\d{3})+");

    private static final Pattern UNSPACED = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final @Nullable Pattern names;
    private final @Nullable Pattern contacts;

    /**
     * A redaction that knows these.
     *
     * @param names parts of them count, too, with and without accents
     * @param contacts telephone numbers and addresses as they are kept
     */
    public Redaction(Collection<String> names, Collection<String> contacts) {
        this.names = anyOf(names.stream()
                .flatMap(name -> Arrays.stream(name.split("[\\s.,\\-]+", -1)))
                .filter(part -> part.codePointCount(0, part.length()) >= SHORTEST_NAME)
                .filter(part -> !TITLES.contains(part.toLowerCase(Locale.ROOT)))
                .map(Redaction::spelled));
        this.contacts = anyOf(contacts.stream()
                .map(String::strip)
                .filter(contact -> contact.length() >= SHORTEST_CONTACT)
                .map(Redaction::spelled));
    }

    /** One that knows names only. */
    public Redaction(Collection<String> names) {
        this(names, Set.of());
    }

    /** The text without them. */
    public String of(String text) {
        var plain = MAIL.matcher(text).replaceAll("[mail]");
        plain = WEB.matcher(plain).replaceAll("[link]");
        plain = ID.matcher(plain).replaceAll("[id]");
        plain = Normalizer.normalize(plain, Normalizer.Form.NFD);
        plain = contacts == null ? plain : contacts.matcher(plain).replaceAll("[contact]");
        plain = NUMBER.matcher(plain)
                .replaceAll(match -> DATES_AND_YEARS.matcher(match.group()).matches()
                                || THOUSANDS.matcher(match.group()).matches()
                        ? match.group()
                        : "[number]");
        plain = names == null ? plain : names.matcher(plain).replaceAll("[name]");
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** The same answer to the same question, without them. */
    public Answered of(Answered answered) {
        return new Answered(answered.question(), of(answered.answer()));
    }

    private static @Nullable Pattern anyOf(Stream<String> spellings) {
        var any = spellings
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.joining("|"));
        return any.isEmpty() ? null : Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** However somebody writes it: with other accents or none, another apostrophe, or other spaces. */
    private static String spelled(String known) {
        var letters =
                MARKS.matcher(Normalizer.normalize(known, Normalizer.Form.NFD)).replaceAll("");
        var spelling = letters.codePoints()
                .mapToObj(letter -> switch (letter) {
                    case '\'', '\u2019', '\u02bc' -> "['\u2019\u02bc]?";
                    case ' ' -> "\\s+";
                    default -> Pattern.quote(Character.toString(letter)) + "\\p{M}*";
                })
                .collect(Collectors.joining());
        return UNSPACED.matcher(letters).matches() ? spelling : "(?<![\\p{L}\\p{N}])" + spelling + "(?![\\p{L}\\p{N}])";
    }
}
