package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.Phrase.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which words raise which flags. The rules come from a text that a clinic can edit; {@code docs/red-flags.md} explains its form. They work in
 * time that grows with the length of what is said, whatever it is.
 */
public final class RedFlagRules {
    private final List<Section> sections;
    private final List<Phrase> idioms;
    private final Vocabulary vocabulary;

    /**
     * One flag and what raises it.
     *
     * @param counting why words may say nothing of the present, and count all the same for this flag
     */
    record Section(String name, String title, Set<Silence> counting, List<Combination> combinations) {
        Section {
            counting = Set.copyOf(counting);
            combinations = List.copyOf(combinations);
        }
    }

    /** What has to be said together, in one answer or in several. Each part is one of some phrases. */
    record Combination(List<List<Phrase>> parts) {
        Combination {
            parts = List.copyOf(parts);
        }
    }

    RedFlagRules(List<Section> sections, List<Phrase> idioms, Set<String> spelledSo) {
        this.sections = List.copyOf(sections);
        this.idioms = List.copyOf(idioms);
        this.vocabulary = new Vocabulary(words(sections, idioms), spelledSo);
    }

    private static Collection<RuleWord> words(List<Section> sections, List<Phrase> idioms) {
        return Stream.concat(
                        idioms.stream(),
                        sections.stream()
                                .flatMap(section -> section.combinations().stream())
                                .flatMap(combination -> combination.parts().stream())
                                .flatMap(List::stream))
                .flatMap(phrase -> phrase.elements().stream())
                .filter(Phrase.Element.OneOf.class::isInstance)
                .flatMap(element -> ((Phrase.Element.OneOf) element).words().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads rules.
     *
     * @throws UnusableRedFlags naming the first line that cannot be read
     */
    public static RedFlagRules parse(String text) {
        return new RedFlagReader().read(text);
    }

    /** The names of all flags, in the order of the text. */
    public List<String> names() {
        return sections.stream().map(Section::name).toList();
    }

    /**
     * The flags that an answer raises, alone or together with what was said before, but not those that had been raised before.
     *
     * @param earlierAnswers the answers before it, the oldest first
     */
    public List<RedFlag> raisedBy(String answer, List<String> earlierAnswers) {
        var readings = Stream.concat(earlierAnswers.stream(), Stream.of(answer))
                .map(text -> Reading.of(text, vocabulary, idioms))
                .toList();
        var before = readings.subList(0, earlierAnswers.size());
        return sections.stream()
                .flatMap(section -> raisedNow(section, before, readings.getLast()).stream())
                .toList();
    }

    private static List<RedFlag> raisedNow(Section section, List<Reading> before, Reading now) {
        var raisedBefore = section.combinations().stream()
                .anyMatch(combination -> evidence(section, combination, before).isPresent());
        if (raisedBefore) {
            return List.of();
        }
        var newestFirst =
                Stream.concat(Stream.of(now), before.reversed().stream()).toList();
        return section.combinations().stream()
                .flatMap(combination -> evidence(section, combination, newestFirst).stream())
                .findFirst()
                .map(evidence -> List.of(new RedFlag(section.name(), section.title(), Quotation.of(evidence))))
                .orElseGet(List::of);
    }

    /** Where the parts were said; empty unless all were. */
    private static Optional<List<Quotation.Place>> evidence(
            Section section, Combination combination, List<Reading> readings) {
        var places = new ArrayList<Quotation.Place>();
        for (var part : combination.parts()) {
            var place = readings.stream()
                    .flatMap(reading -> reading
                            .find(part, span -> counts(section, reading, span))
                            .map(span -> new Quotation.Place(reading.statement(), span))
                            .stream())
                    .findFirst();
            if (place.isEmpty()) {
                return Optional.empty();
            }
            places.add(place.get());
        }
        return Optional.of(places);
    }

    private static boolean counts(Section section, Reading reading, Span span) {
        return section.counting().containsAll(reading.silences(span));
    }
}
