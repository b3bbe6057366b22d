package dev.doctorpatient.persistence.suggestion;

import dev.doctorpatient.domain.suggestion.Advice;
import dev.doctorpatient.domain.suggestion.SearchWords;
import dev.doctorpatient.domain.suggestion.SuggestionSearch.Match;
import dev.doctorpatient.domain.suggestion.SuggestionSearch.Term;
import dev.doctorpatient.persistence.engine.Engine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of each suggestion, as PostgreSQL writes a {@code tsvector}: {@code angina:1A chest:1A,2B}, with A for those of the problem
 * and B for those of the description. PostgreSQL has an index of them, H2 searches the text. Words are letters and digits, so
 * that none means anything in either notation.
 */
enum WordIndex {
    H2("regexp_like(s.words, :%s)") {
        @Override
        String pattern(Term term, Match match) {
            var places = match.isInProblem() ? ":1A" : ":(1A,)?2B";
            var last = match.isWhole() ? term.words().getLast() : term.beginning() + "[^ :]*";
            return Stream.concat(term.leading().stream(), Stream.of(last))
                    .map(word -> "(?=(.* )?" + word + places + ")")
                    .collect(Collectors.joining("", "^", ""));
        }
    },
    POSTGRESQL("s.search @@ cast(:%s as tsquery)") {
        @Override
        String pattern(Term term, Match match) {
            var place = match.isInProblem() ? "A" : "B";
            var last = match.isWhole() ? term.words().getLast() + ":" + place : term.beginning() + ":*" + place;
            return Stream.concat(term.leading().stream().map(word -> word + ":" + place), Stream.of(last))
                    .collect(Collectors.joining("&"));
        }
    };

    private final String condition;

    WordIndex(String condition) {
        this.condition = condition;
    }

    /** The one of the database in use. */
    static WordIndex configured() {
        return switch (Engine.configured()) {
            case H2 -> H2;
            case POSTGRESQL -> POSTGRESQL;
        };
    }

    /** The entries for advice. */
    static String entries(Advice advice) {
        var places = new LinkedHashMap<String, String>();
        SearchWords.in(advice.problem()).forEach(word -> places.put(word, "1A"));
        SearchWords.in(advice.description())
                .forEach(word -> places.merge(word, "2B", (first, second) -> first + "," + second));
        return places.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The condition that a row {@code s} of suggestions fits the pattern in a parameter. */
    String condition(String parameter) {
        return condition.formatted(parameter);
    }

    /** The pattern for rows that have a term in a certain way. */
    abstract String pattern(Term term, Match match);

    /** The pattern for rows that have any of the terms. What stands there whole is also begun, so that half of the ways do. */
    String pattern(List<Term> terms) {
        return terms.stream()
                .flatMap(term -> Arrays.stream(Match.values())
                        .filter(match -> !match.isWhole())
                        .map(match -> pattern(term, match)))
                .collect(Collectors.joining("|"));
    }
}
