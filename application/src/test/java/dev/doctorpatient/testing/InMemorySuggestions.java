package dev.doctorpatient.testing;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.application.suggestion.port.Suggestions;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.domain.suggestion.SuggestionId;
import dev.doctorpatient.domain.suggestion.SuggestionSearch;
import java.util.Optional;

/** Suggestions in memory. */
public final class InMemorySuggestions implements Suggestions {
    private final InMemoryDatabase database;

    /** The suggestions of a database. */
    public InMemorySuggestions(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Suggestion> find(SuggestionId id) {
        return database.suggestions.find(id);
    }

    @Override
    public Optional<Suggestion> lock(SuggestionId id) {
        database.lock(id);
        return find(id);
    }

    @Override
    public void add(Suggestion suggestion) {
        database.suggestions.add(suggestion.id(), suggestion);
    }

    @Override
    public void save(Suggestion suggestion) {
        database.suggestions.replace(suggestion.id(), suggestion);
    }

    @Override
    public void remove(SuggestionId id) {
        var unused = database.suggestions.remove(id);
    }

    @Override
    public Page<Suggestion> page(PageRequest request) {
        return Pages.of(
                database.suggestions.all(),
                _ -> true,
                Pages.DESCENDING,
                suggestion ->
                        Position.of(suggestion.createdAt(), suggestion.id().value()),
                request);
    }

    @Override
    public Page<Suggestion> search(SuggestionSearch search, PageRequest request) {
        return Pages.of(
                database.suggestions.all(),
                suggestion -> search.rank(suggestion.advice()) > 0,
                Pages.DESCENDING,
                suggestion -> new Position(
                        search.rank(suggestion.advice()), suggestion.id().value()),
                request);
    }
}
