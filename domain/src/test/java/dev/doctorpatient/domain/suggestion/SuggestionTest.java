package dev.doctorpatient.domain.suggestion;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final Instant NOW = Instant.parse("2030-06-03T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void adviceMayFillItsLimits() {
        var advice = new Advice("p".repeat(300), "\uD83D\uDE00".repeat(10_000));

        assertThat(advice.problem()).hasSize(300);
    }

    @Test
    void adviceNamesEveryFieldThatIsWrong() {
        assertThat(fieldsRefusedBy(() -> new Advice("p".repeat(301), "d".repeat(10_001))))
                .containsExactly("problem", "description");
        assertThat(fieldsRefusedBy(() -> new Advice(" ", "\n"))).containsExactly("problem", "description");
        assertThat(fieldsRefusedBy(() -> new Advice("nul\u0000", "Description")))
                .containsExactly("problem");
    }

    @Test
    void aRevisedSuggestionStaysItsAuthors() {
        var suggestion = Suggestion.create(new Advice("Angina", "Before"), UserId.next(), NOW);
        var changed = new Advice("Angina", "After");

        assertThat(suggestion.revised(changed, LATER))
                .isEqualTo(new Suggestion(suggestion.id(), changed, suggestion.createdBy(), NOW, LATER));
        assertThat(suggestion.revised(suggestion.advice(), LATER)).isSameAs(suggestion);
    }
}
