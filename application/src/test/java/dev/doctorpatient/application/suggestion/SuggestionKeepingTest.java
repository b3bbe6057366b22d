package dev.doctorpatient.application.suggestion;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.suggestion.Advice;
import dev.doctorpatient.domain.suggestion.SuggestionSearch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SuggestionKeepingTest {
    private final Clinic clinic = new Clinic();
    private final SuggestionKeeping suggestions = new SuggestionKeeping(
            clinic.stores().suggestions(), clinic.stores().audited(clinic.clock()), clinic.clock());
    private final Actor doctor = clinic.actor(Who.DOCTOR);

    @Test
    void whoeverAddsASuggestionIsItsAuthor() {
        var added = suggestions.add(doctor, advice("Angina"));

        assertThat(added.createdBy()).isEqualTo(doctor.user());
        assertThat(added.createdAt()).isEqualTo(clinic.clock().instant());
        assertThat(suggestions.get(clinic.actor(Who.HOSPITAL), added.id())).isEqualTo(added);
    }

    @Test
    void aChangeByAnAdministratorLeavesItTheAuthors() {
        var added = suggestions.add(doctor, advice("Angina"));
        clinic.clock().advance(Duration.ofMinutes(1));

        var byAdministrator =
                suggestions.update(clinic.admin(), added.id(), old -> new Advice("Chest pain", old.description()));
        var byAuthor = suggestions.update(doctor, added.id(), old -> new Advice("Angina", old.description()));

        assertThat(byAdministrator.advice()).isEqualTo(advice("Chest pain"));
        assertThat(byAdministrator.updatedAt()).isEqualTo(clinic.clock().instant());
        assertThat(byAuthor.createdBy()).isEqualTo(doctor.user());
        assertThat(byAuthor.createdAt()).isEqualTo(added.createdAt());
    }

    @Test
    void whoWritesLeavesATrace() {
        var added = suggestions.add(doctor, advice("Angina"));
        var unused = suggestions.get(doctor, added.id());
        suggestions.remove(clinic.admin(), added.id());

        assertThat(clinic.stores().trace())
                .extracting(AuditEvent::actor, AuditEvent::action, AuditEvent::resource)
                .containsExactly(
                        tuple(doctor.user(), AuditAction.CREATE, added.id().value()),
                        tuple(
                                clinic.admin().user(),
                                AuditAction.DELETE,
                                added.id().value()));
    }

    @Test
    void aChangeOfNothingLeavesASuggestionAsItWas() {
        var added = suggestions.add(doctor, advice("Angina"));
        clinic.clock().advance(Duration.ofMinutes(1));

        assertThat(suggestions.update(doctor, added.id(), old -> old)).isEqualTo(added);
    }

    @Test
    void aRefusedChangeChangesNothing() {
        var added = suggestions.add(doctor, advice("Angina"));

        assertInvalid("problem", () -> suggestions.update(doctor, added.id(), _ -> advice(" ")));

        assertThat(suggestions.get(doctor, added.id())).isEqualTo(added);
    }

    @Test
    void aRemovedSuggestionIsNotFound() {
        var added = suggestions.add(doctor, advice("Angina"));

        suggestions.remove(clinic.admin(), added.id());

        assertNotFound(() -> suggestions.get(doctor, added.id()));
        assertNotFound(() -> suggestions.remove(clinic.admin(), added.id()));
        assertThat(suggestions.list(doctor, PageRequest.first()).items()).isEmpty();
    }

    @Test
    void listsAreNewestFirstAndSearchesBestFirst() {
        var best = suggestions.add(doctor, advice("Angina"));
        clinic.clock().advance(Duration.ofMinutes(1));
        var newest = suggestions.add(clinic.admin(), new Advice("Chest pain", "May be angina"));
        var search = SuggestionSearch.of("angina").orElseThrow();

        assertThat(suggestions.list(doctor, PageRequest.first()).items()).containsExactly(newest, best);
        assertThat(suggestions.search(doctor, search, PageRequest.first()).items())
                .containsExactly(best, newest);
    }

    private static Advice advice(String problem) {
        return new Advice(problem, "Think of the heart first");
    }
}
