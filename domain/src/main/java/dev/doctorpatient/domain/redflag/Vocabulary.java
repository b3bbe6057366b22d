package dev.doctorpatient.domain.redflag;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All words that the rules ask for. */
final class Vocabulary {
    private final Map<Character, List<RuleWord>> byFirstLetter;
    private final Set<String> spelledSo;

    Vocabulary(Collection<RuleWord> words, Set<String> spelledSo) {
        this.byFirstLetter = words.stream()
                .distinct()
                .collect(Collectors.groupingBy(word -> word.text().charAt(0), Collectors.toUnmodifiableList()));
        this.spelledSo = Set.copyOf(spelledSo);
    }

    /** Which of the rules' words a word is. */
    Set<RuleWord> meaning(String word) {
        return word.isEmpty()
                ? Set.of()
                : byFirstLetter.getOrDefault(word.charAt(0), List.of()).stream()
                        .filter(asked -> asked.matches(word, spelledSo))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
