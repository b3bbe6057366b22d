package dev.doctorpatient.application.suggestion.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.domain.suggestion.SuggestionId;
import dev.doctorpatient.domain.suggestion.SuggestionSearch;
import java.util.Optional;

/** The suggestions. */
public interface Suggestions {
    /** The suggestion with this id. */
    Optional<Suggestion> find(SuggestionId id);

    /** The same; any other transaction that asks for it in this way waits until the present one ends. */
    Optional<Suggestion> lock(SuggestionId id);

    /** Stores a new suggestion. */
    void add(Suggestion suggestion);

    /** Stores changes of a suggestion that is known. */
    void save(Suggestion suggestion);

    /** Removes a suggestion; nothing happens if it is gone already. */
    void remove(SuggestionId id);

    /** All suggestions, newest first. */
    Page<Suggestion> page(PageRequest request);

    /**
     * The suggestions that a search finds, best first: by {@link SuggestionSearch#rank}, and among equals the later id first. The key
     * of a place in this list is the rank, so that it stays where it is while others are added.
     */
    Page<Suggestion> search(SuggestionSearch search, PageRequest request);
}
