package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.suggestion.SuggestionKeeping;
import dev.doctorpatient.application.suggestion.port.Suggestions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Suggestions. */
class SuggestionWiring {
    @Produces
    @Singleton
    SuggestionKeeping suggestionKeeping(
            Suggestions suggestions, AuditedTransactions transactions, InstantSource clock) {
        return new SuggestionKeeping(suggestions, transactions, clock);
    }
}
