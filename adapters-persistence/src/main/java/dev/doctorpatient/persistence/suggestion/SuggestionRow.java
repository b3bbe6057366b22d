package dev.doctorpatient.persistence.suggestion;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.suggestion.Advice;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.domain.suggestion.SuggestionId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "suggestions")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SuggestionRow {
    @Id
    public UUID id;

    public String problem;
    public String description;
    public String words;
    public UUID createdBy;
    public Instant createdAt;
    public Instant updatedAt;

    SuggestionRow take(Suggestion suggestion) {
        id = suggestion.id().value();
        problem = suggestion.advice().problem();
        description = suggestion.advice().description();
        words = WordIndex.entries(suggestion.advice());
        createdBy = suggestion.createdBy().value();
        createdAt = Values.stored(suggestion.createdAt());
        updatedAt = Values.stored(suggestion.updatedAt());
        return this;
    }

    Suggestion toDomain() {
        return new Suggestion(
                new SuggestionId(id), new Advice(problem, description), new UserId(createdBy), createdAt, updatedAt);
    }
}
