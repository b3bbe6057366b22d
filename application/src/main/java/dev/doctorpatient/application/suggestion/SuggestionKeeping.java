package dev.doctorpatient.application.suggestion;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.suggestion.port.Suggestions;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.suggestion.Advice;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.domain.suggestion.SuggestionId;
import dev.doctorpatient.domain.suggestion.SuggestionSearch;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Keeping suggestions and finding them. */
public final class SuggestionKeeping {
    private final Suggestions suggestions;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public SuggestionKeeping(Suggestions suggestions, AuditedTransactions transactions, InstantSource clock) {
        this.suggestions = suggestions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds a suggestion, whose author is who asks. */
    public Suggestion add(Actor actor, Advice advice) {
        return transactions.inTransaction(actor, Deed.create(ResourceType.SUGGESTION), trace -> {
            SuggestionAccess.requireAdding(actor);
            var suggestion = Suggestion.create(advice, actor.user(), clock.instant());
            suggestions.add(suggestion);
            trace.at(suggestion.id().value());
            return suggestion;
        });
    }

    /** One suggestion. */
    public Suggestion get(Actor actor, SuggestionId id) {
        return transactions.inTransaction(() -> SuggestionAccess.requireReadable(actor, suggestions.find(id)));
    }

    /** All suggestions, newest first. */
    public Page<Suggestion> list(Actor actor, PageRequest request) {
        SuggestionAccess.requireReading(actor);
        return transactions.inTransaction(() -> suggestions.page(request));
    }

    /** The suggestions that a search finds, best first. */
    public Page<Suggestion> search(Actor actor, SuggestionSearch search, PageRequest request) {
        SuggestionAccess.requireReading(actor);
        return transactions.inTransaction(() -> suggestions.search(search, request));
    }

    /**
     * Changes the advice.
     *
     * @param change makes the new advice from the present one
     */
    public Suggestion update(Actor actor, SuggestionId id, UnaryOperator<Advice> change) {
        return transactions.inTransaction(actor, Deed.update(ResourceType.SUGGESTION, id.value()), _ -> {
            var suggestion = SuggestionAccess.requireChanging(actor, suggestions.lock(id));
            var updated = suggestion.revised(change.apply(suggestion.advice()), clock.instant());
            suggestions.save(updated);
            return updated;
        });
    }

    /** Removes a suggestion for good, for administrators. */
    public void remove(Actor actor, SuggestionId id) {
        transactions.runInTransaction(actor, Deed.delete(ResourceType.SUGGESTION, id.value()), _ -> {
            var suggestion = SuggestionAccess.requireRemoving(actor, suggestions.lock(id));
            suggestions.remove(suggestion.id());
        });
    }
}
