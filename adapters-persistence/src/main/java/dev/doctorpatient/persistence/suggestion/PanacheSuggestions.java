package dev.doctorpatient.persistence.suggestion;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.application.suggestion.port.Suggestions;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.domain.suggestion.SuggestionId;
import dev.doctorpatient.domain.suggestion.SuggestionSearch;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheSuggestions implements Suggestions, PanacheRepositoryBase<SuggestionRow, UUID> {
    private final WordIndex index = WordIndex.configured();

    @Override
    public Optional<Suggestion> find(SuggestionId id) {
        return findByIdOptional(id.value()).map(SuggestionRow::toDomain);
    }

    @Override
    public Optional<Suggestion> lock(SuggestionId id) {
        return Rows.lock(getEntityManager(), SuggestionRow.class, id.value()).map(SuggestionRow::toDomain);
    }

    @Override
    public void add(Suggestion suggestion) {
        persist(new SuggestionRow().take(suggestion));
    }

    @Override
    public void save(Suggestion suggestion) {
        Rows.known(getEntityManager(), SuggestionRow.class, suggestion.id().value())
                .take(suggestion);
    }

    @Override
    public void remove(SuggestionId id) {
        Rows.forget(getEntityManager());
        delete("id", id.value());
    }

    @Override
    public Page<Suggestion> page(PageRequest request) {
        var conditions = new Conditions().before(request.after(), "r.createdAt");
        var found = find(
                        "from SuggestionRow r" + conditions.clause() + " order by r.createdAt desc, r.id desc",
                        conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> Position.of(row.createdAt, row.id))
                .map(SuggestionRow::toDomain);
    }

    @Override
    public Page<Suggestion> search(SuggestionSearch search, PageRequest request) {
        if (search.terms().isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var found = new RankedQuery(index, search, request.after()).best(request.limit() + 1, getEntityManager());
        return Page.of(found, request.limit(), RankedQuery.Hit::position)
                .map(hit -> hit.row().toDomain());
    }
}
