package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.Phrase.Element;
import dev.doctorpatient.domain.redflag.Phrase.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A statement as the rules see it: which of their words stands where. Each different word is compared with theirs once. */
final class Reading {
    private static final Set<String> NUMBERS = Set.of("""
            one two three four five six seven eight nine ten eleven twelve fifteen sixteen twenty thirty forty fifty sixty
            hundred dozen dozens""".split("\\s+", -1));

    /** Never changed. */
    private static final BitSet NOWHERE = new BitSet();

    private final SaidWords statement;
    private final Map<RuleWord, BitSet> places = new HashMap<>();
    private final BitSet numbers = new BitSet();
    private final BitSet ignored = new BitSet();

    /** Many rules ask for the same words. */
    private final Map<Span, Set<Silence>> silences = new HashMap<>();

    private Reading(SaidWords statement, Vocabulary vocabulary) {
        this.statement = statement;
        var known = new HashMap<String, Set<RuleWord>>();
        for (var place = 0; place < statement.size(); place++) {
            var word = statement.at(place);
            for (var meaning : known.computeIfAbsent(word, vocabulary::meaning)) {
                places.computeIfAbsent(meaning, _ -> new BitSet()).set(place);
            }
            numbers.set(place, Character.isDigit(word.charAt(0)) || NUMBERS.contains(word));
        }
    }

    /**
     * Reads a statement.
     *
     * @param idioms phrases whose words count for nothing where they stand together
     */
    static Reading of(String text, Vocabulary vocabulary, List<Phrase> idioms) {
        var reading = new Reading(SaidWords.of(text), vocabulary);
        var found =
                idioms.stream().flatMap(idiom -> reading.spans(idiom).stream()).toList();
        found.forEach(span -> reading.ignored.set(span.start(), span.end()));
        return reading;
    }

    SaidWords statement() {
        return statement;
    }

    /** Why words say nothing of how the patient is now; empty if they do. */
    Set<Silence> silences(Span span) {
        return silences.computeIfAbsent(span, words -> Context.of(statement, words));
    }

    int size() {
        return statement.size();
    }

    String word(int place) {
        return statement.at(place);
    }

    /** Whether the word at a place belongs to the same sentence as the one before. */
    boolean goesOn(int place) {
        return place < size() && !statement.beginsSentence(place);
    }

    boolean has(int place, Element element) {
        return !ignored.get(place)
                && switch (element) {
                    case Element.AnyNumber() -> numbers.get(place);
                    case Element.Gap() -> false; // a gap has no place of its own
                    case Element.OneOf(var words) ->
                        words.stream().anyMatch(word -> placesOf(word).get(place));
                };
    }

    private BitSet placesOf(RuleWord word) {
        return places.getOrDefault(word, NOWHERE);
    }

    private BitSet startsOf(Phrase phrase) {
        var starts = new BitSet();
        switch (phrase.elements().getFirst()) {
            case Element.AnyNumber() -> starts.or(numbers);
            case Element.Gap() -> {
                // none: the reader of rules refuses it
            }
            case Element.OneOf(var words) -> words.forEach(word -> starts.or(placesOf(word)));
        }
        starts.andNot(ignored);
        return starts;
    }

    /** The first of the places where one of these phrases stands, that counts. */
    Optional<Span> find(List<Phrase> phrases, Predicate<Span> counts) {
        return phrases.stream()
                .flatMap(phrase -> spans(phrase).stream())
                .filter(counts)
                .findFirst();
    }

    private List<Span> spans(Phrase phrase) {
        var starts = startsOf(phrase);
        var spans = new ArrayList<Span>();
        for (var start = starts.nextSetBit(0); start >= 0; start = starts.nextSetBit(start + 1)) {
            var end = phrase.endFrom(this, start);
            if (end > start) {
                spans.add(new Span(start, end));
            }
        }
        return spans;
    }
}
