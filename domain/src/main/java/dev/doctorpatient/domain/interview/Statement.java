package dev.doctorpatient.domain.interview;

import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a text says, as far as words tell: the things that it names, those that it denies, and its numbers. Words are compared by
 * their stems, numbers in words by their figures, and a few lay terms by the term that doctors write for them.
 */
record Statement(Set<String> affirmed, Set<String> denied, Set<String> numbers) {
    private static final Pattern TOKEN =
            Pattern.compile("\\p{N}+(?:[.,/]\\p{N}+)*|[\\p{L}\\p{M}]+(?:'[\\p{L}]+)?|[.;:,!?\\n]");
    private static final Pattern DIACRITICS = Pattern.compile("\\p{M}+");
    private static final int SHORTEST_STEM = 4;

    /** Words that sentences are made of, and those that summaries add to what was said. */
    private static final Set<String> FILLERS = words(
            "a an and any are as at be been being but by can could did do does doing for from get gets getting got had has have"
                    + " having he her hers him his i if in into is it its itself just me my of off on or our out over she so some such"
                    + " than that the their them then there these they this those to too up us very was we were what when where which"
                    + " while who will with would you your also about after again all am because before both down during each few"
                    + " further here how more most only other own same since until under through between above below patient patients"
                    + " report reports reported reporting state states stated describe describes described complain complains"
                    + " complaint complaining complained present presents presenting presented experience experiences experiencing"
                    + " experienced note notes noted mention mentions mentioned say says said current currently take takes taking took"
                    + " use uses using used rate rates rated rating approximately about around including include includes included"
                    + " relevant medical known significant associated started starting start begins began scale feel feels feeling"
                    + " felt severity duration symptom symptoms history medication medications medicine medicines impact daily"
                    + " activities activity life chief ongoing occasionally due affect affects affecting affected ago last past");

    private static final Set<String> NEGATIONS = words(
            "no not none never without denies deny denied denying neither nor nothing nobody cannot can't don't doesn't didn't isn't"
                    + " aren't wasn't haven't hasn't hadn't won't nope absent negative");

    private static final Set<String> SCOPE_ENDS = words(". ; : ! ? \n but however although though except apart");

    private static final Map<String, String> FIGURES = Map.ofEntries(
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("twelve", "12"),
            Map.entry("twenty", "20"),
            Map.entry("once", "1"),
            Map.entry("twice", "2"));

    /** Lay terms, before they are cut to words, by what doctors call them. */
    private static final Map<String, String> TERMS = Map.ofEntries(
            Map.entry("high blood pressure", "hypertension"),
            Map.entry("heart attack", "infarction"),
            Map.entry("high cholesterol", "hypercholesterolemia"),
            Map.entry("shortness of breath", "breathless"),
            Map.entry("short of breath", "breathless"),
            Map.entry("out of breath", "breathless"),
            Map.entry("cannot breathe", "breathless"),
            Map.entry("can't breathe", "breathless"),
            Map.entry("can not breathe", "breathless"),
            Map.entry("breathlessness", "breathless"),
            Map.entry("dyspnea", "breathless"),
            Map.entry("dyspnoea", "breathless"),
            Map.entry("throwing up", "vomit"),
            Map.entry("threw up", "vomit"),
            Map.entry("sugar disease", "diabetes"),
            Map.entry("high blood sugar", "diabetes"),
            Map.entry("belly", "abdomen"),
            Map.entry("tummy", "abdomen"),
            Map.entry("stomach ache", "abdomen pain"),
            Map.entry("abdominal", "abdomen"),
            Map.entry("head ache", "headache"),
            Map.entry("trouble sleeping", "sleep"),
            Map.entry("insomnia", "sleep"),
            Map.entry("cephalgia", "headache"),
            Map.entry("every day", "daily"),
            Map.entry("each day", "daily"),
            Map.entry("tired", "fatigue"),
            Map.entry("exhausted", "fatigue"),
            Map.entry("hurts", "pain"),
            Map.entry("hurting", "pain"),
            Map.entry("hurt", "pain"),
            Map.entry("sore", "pain"),
            Map.entry("ache", "pain"),
            Map.entry("aching", "pain"),
            Map.entry("painful", "pain"),
            Map.entry("feverish", "fever"),
            Map.entry("pyrexia", "fever"),
            Map.entry("dizziness", "dizzy"),
            Map.entry("nauseous", "nausea"),
            Map.entry("operation", "surgery"),
            Map.entry("operations", "surgery"),
            Map.entry("allergic", "allergy"),
            Map.entry("allergies", "allergy"));

    private static final Pattern TERM = Pattern.compile("\\b(?:"
            + TERMS.keySet().stream()
                    .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))
            + ")\\b");

    private static final Pattern SPACES = Pattern.compile("[^\\S\\n]+");

    /** Of "4/10" and "four out of ten", only the four is worth a comparison. */
    private static final Pattern OF_TEN = Pattern.compile(" ?(?:/|\\bout of\\b|\\bof\\b) ?(?:10|ten)\\b");

    /** Keeps its own copies, in their order. */
    Statement {
        affirmed = Collections.unmodifiableSet(new LinkedHashSet<>(affirmed));
        denied = Collections.unmodifiableSet(new LinkedHashSet<>(denied));
        numbers = Collections.unmodifiableSet(new LinkedHashSet<>(numbers));
    }

    /** Reads a text. */
    static Statement of(String text) {
        var plain = DIACRITICS
                .matcher(Normalizer.normalize(
                        text.toLowerCase(Locale.ROOT).replace('\u2019', '\''), Normalizer.Form.NFD))
                .replaceAll("");
        plain = SPACES.matcher(plain).replaceAll(" ");
        plain = OF_TEN.matcher(plain).replaceAll(" ");
        plain = TERM.matcher(plain).replaceAll(match -> TERMS.getOrDefault(match.group(), ""));
        var affirmed = new LinkedHashSet<String>();
        var denied = new LinkedHashSet<String>();
        var numbers = new LinkedHashSet<String>();
        var denying = false;
        for (var token :
                TOKEN.matcher(plain).results().map(match -> match.group()).toList()) {
            if (SCOPE_ENDS.contains(token)) {
                denying = false;
            } else if (NEGATIONS.contains(token)) {
                denying = true;
            } else if (Character.isDigit(token.codePointAt(0))) {
                numbers.add(token.replace(',', '.'));
            } else if (FIGURES.containsKey(token)) {
                numbers.add(FIGURES.get(token));
            } else if (isTelling(token)) {
                (denying ? denied : affirmed).add(stem(token));
            }
        }
        return new Statement(affirmed, denied, numbers);
    }

    /** Whether it names or counts nothing, as a plain "no" does. */
    boolean isEmpty() {
        return affirmed.isEmpty() && denied.isEmpty() && numbers.isEmpty();
    }

    /** How many of its words there are. */
    int size() {
        return affirmed.size() + denied.size();
    }

    /** Which of its words and numbers another one holds in the same sense. */
    Statement sharedWith(Statement other) {
        return new Statement(
                common(affirmed, other.affirmed), common(denied, other.denied), common(numbers, other.numbers));
    }

    /** Both together. */
    Statement plus(Statement other) {
        return new Statement(
                union(affirmed, other.affirmed), union(denied, other.denied), union(numbers, other.numbers));
    }

    /** Whether it denies what the other affirms, or the other way round. */
    boolean contradicts(Statement other) {
        var takesBack = !common(denied, other.affirmed).isEmpty()
                && common(denied, other.denied).isEmpty();
        var claims = !common(affirmed, other.denied).isEmpty()
                && common(affirmed, other.affirmed).isEmpty();
        return takesBack || claims;
    }

    private static boolean isTelling(String token) {
        var ideogram = token.codePointAt(0) > 0x2e80; // one says as much as a word
        return ideogram || (token.codePointCount(0, token.length()) > 1 && !FILLERS.contains(token));
    }

    /** Without the endings of English, as far as it takes to tell words from each other. */
    private static String stem(String word) {
        var plain = word.replaceFirst("'s$", "");
        for (var ending : new String[] {"iness", "ness", "ing", "ies", "ied", "ed", "es", "s", "ly", "y", "e"}) {
            if (plain.endsWith(ending) && plain.length() - ending.length() >= SHORTEST_STEM - 1) {
                plain = plain.substring(0, plain.length() - ending.length());
                break;
            }
        }
        return plain.length() > SHORTEST_STEM && plain.charAt(plain.length() - 1) == plain.charAt(plain.length() - 2)
                ? plain.substring(0, plain.length() - 1)
                : plain;
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
