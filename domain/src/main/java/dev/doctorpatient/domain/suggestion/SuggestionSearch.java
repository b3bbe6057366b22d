package dev.doctorpatient.domain.suggestion;

import dev.doctorpatient.domain.shared.Invalid;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for among suggestions. A suggestion is found by any of the terms, and ranks by how many of them it has and
 * where; see {@link Match}. Without a term, because the text has no letter and no digit, nothing is found.
 */
public record SuggestionSearch(List<Term> terms) {
    private static final int LONGEST = 200;
    private static final int MOST_TERMS = 10;
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    /** Words that say nothing beside others, as in "pain in the chest". */
    private static final Set<Term> FILLERS = Stream.of(
                    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "in", "is", "it", "my", "of",
                    "on", "or", "that", "the", "to", "was", "when", "with")
            .map(word -> new Term(List.of(word)))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * What stands between blanks. It asks for all of its words in one place, as "beta-blocker" does, and leaves open how the last one
     * ends, so that results show while somebody types: "hyper" finds "Hypertension", and "headaches" finds "Headache".
     *
     * @param words as {@link SearchWords} has them, at least one
     */
    public record Term(List<String> words) {
        private static final int SHORTEST_PLURAL = 4;

        /** Keeps its own copy of the words. */
        public Term {
            words = List.copyOf(words);
        }

        /** The words but for the last. */
        public List<String> leading() {
            return words.subList(0, words.size() - 1);
        }

        /** How the last word begins, without the ending of an English plural. */
        public String beginning() {
            var last = words.getLast();
            return last.length() >= SHORTEST_PLURAL && last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
        }
    }

    /** How a term can be found, the best first. */
    public enum Match {
        WHOLE_IN_PROBLEM(true, true, 104),
        BEGUN_IN_PROBLEM(true, false, 103),
        WHOLE_IN_DESCRIPTION(false, true, 102),
        BEGUN_IN_DESCRIPTION(false, false, 101);

        private final boolean inProblem;
        private final boolean whole;
        private final int worth;

        Match(boolean inProblem, boolean whole, int worth) {
            this.inProblem = inProblem;
            this.whole = whole;
            this.worth = worth;
        }

        /** Whether the words stand in the problem; else they stand in the description. */
        public boolean isInProblem() {
            return inProblem;
        }

        /** Whether all words stand there whole; else the last one may go on. */
        public boolean isWhole() {
            return whole;
        }

        /** What it adds to a rank: one more term found outweighs better places of all the others. */
        public int worth() {
            return worth;
        }

        private boolean holds(Term term, Collection<String> problem, Collection<String> description) {
            var place = inProblem ? problem : description;
            return whole
                    ? place.containsAll(term.words())
                    : place.containsAll(term.leading())
                            && place.stream().anyMatch(word -> word.startsWith(term.beginning()));
        }
    }

    /** Keeps its own copy of the terms. */
    public SuggestionSearch {
        terms = List.copyOf(terms);
    }

    /**
     * Reads what somebody typed. Of very many terms, the first 10 count.
     *
     * @param text empty, blank or null for no search
     * @throws Invalid naming {@code q} above 200 characters
     */
    public static Optional<SuggestionSearch> of(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Invalid.field("q", "must have at most " + LONGEST + " characters");
        }
        var pieces = Arrays.stream(BLANKS.split(text))
                .filter(piece -> !piece.isEmpty())
                .toList();
        return pieces.isEmpty() ? Optional.empty() : Optional.of(new SuggestionSearch(terms(pieces)));
    }

    private static List<Term> terms(List<String> pieces) {
        var terms = pieces.stream()
                .map(SearchWords::in)
                .filter(words -> !words.isEmpty())
                .map(Term::new)
                .distinct()
                .toList();
        var telling = terms.stream().filter(term -> !FILLERS.contains(term)).toList();
        return (telling.isEmpty() ? terms : telling).stream().limit(MOST_TERMS).toList();
    }

    /** How well advice answers the search, the greater the better; 0 if it has none of the terms. Stores rank in the same way. */
    public int rank(Advice advice) {
        var problem = Set.copyOf(SearchWords.in(advice.problem()));
        var description = Set.copyOf(SearchWords.in(advice.description()));
        return terms.stream()
                .mapToInt(term -> Arrays.stream(Match.values())
                        .filter(match -> match.holds(term, problem, description))
                        .mapToInt(Match::worth)
                        .findFirst()
                        .orElse(0))
                .sum();
    }
}
