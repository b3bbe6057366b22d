package dev.doctorpatient.persistence.suggestion;

import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.suggestion.SuggestionSearch;
import dev.doctorpatient.domain.suggestion.SuggestionSearch.Match;
import dev.doctorpatient.domain.suggestion.SuggestionSearch.Term;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** A search as a statement that ranks as the domain does. What a client typed is in its parameters only. */
final class RankedQuery {
    /** A row and its rank. */
    record Hit(SuggestionRow row, int rank) {
        Position position() {
            return new Position(rank, row.id);
        }
    }

    private final WordIndex index;
    private final Map<String, Object> parameters = new HashMap<>();
    private final String sql;

    /** A search for at least one term, beyond a place in the list. */
    RankedQuery(WordIndex index, SuggestionSearch search, @Nullable Position after) {
        this.index = index;
        var rank = search.terms().stream().map(this::worth).collect(Collectors.joining(" + "));
        this.sql = "select {r.*}, r.relevance from (select s.*, " + rank + " as relevance from suggestions s where "
                + fits(index.pattern(search.terms())) + ") r" + beyond(after) + " order by r.relevance desc, r.id desc";
    }

    /** That a hit lacks the term is asked first, as most hits lack most terms. */
    private String worth(Term term) {
        return Arrays.stream(Match.values())
                .map(match -> "when " + fits(index.pattern(term, match)) + " then " + match.worth())
                .collect(Collectors.joining(
                        " ", "case when not " + fits(index.pattern(List.of(term))) + " then 0 ", " end"));
    }

    private String fits(String pattern) {
        return index.condition(parameter(pattern));
    }

    private String beyond(@Nullable Position place) {
        return place == null
                ? ""
                : " where (r.relevance, r.id) < (:" + parameter(place.key()) + ", :" + parameter(place.id()) + ")";
    }

    private String parameter(Object value) {
        var name = "p" + parameters.size();
        parameters.put(name, value);
        return name;
    }

    /** The best ones. */
    List<Hit> best(int most, EntityManager entities) {
        var query = entities.unwrap(Session.class)
                .createNativeQuery(sql, Tuple.class)
                .addEntity("r", SuggestionRow.class)
                .addScalar("relevance", Integer.class)
                .setMaxResults(most);
        parameters.forEach(query::setParameter);
        return query.getResultList().stream()
                .map(found -> new Hit(found.get("r", SuggestionRow.class), found.get("relevance", Integer.class)))
                .toList();
    }
}
