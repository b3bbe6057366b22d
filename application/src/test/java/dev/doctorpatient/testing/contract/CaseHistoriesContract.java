package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.testing.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link CaseHistories} must do, whatever stores it. */
public abstract class CaseHistoriesContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_000);

    private CaseHistories histories() {
        return stores().caseHistories();
    }

    private Optional<CaseHistory> found(CaseHistoryId id) {
        return inTransaction(() -> histories().find(id));
    }

    private CaseHistory entry(PatientId patient, String summary, @Nullable AiSessionId interview, Instant at) {
        return CaseHistory.create(
                patient,
                new CaseSummary(summary),
                interview,
                fixtures().administrator().id(),
                at);
    }

    private CaseHistory stored(CaseHistory entry) {
        runInTransaction(() -> histories().add(entry));
        return entry;
    }

    private CaseHistory stored(PatientId patient, Instant at) {
        return stored(entry(patient, "Fever", null, at));
    }

    @Test
    void anEntryIsFoundAsItWasStored() {
        var patient = fixtures().patient().id();
        var plain = stored(patient, Fixtures.NOW);
        var interview = Interview.begin(
                new Opening(
                        AiSessionId.next(), patient, fixtures().patientUser().id(), null, 5, Fixtures.NOW),
                Fixtures.worded("What brings you here?"));
        runInTransaction(() -> stores().interviews().add(interview));
        var resting = stored(entry(patient, "Cough", interview.opening().id(), Fixtures.NOW));

        assertThat(found(plain.id())).contains(plain);
        assertThat(found(resting.id())).contains(resting);
        assertThat(inTransaction(() -> histories().lock(resting.id()))).contains(resting);
    }

    @Test
    void anUnknownEntryIsNotFound() {
        assertThat(found(CaseHistoryId.next())).isEmpty();
        assertThat(inTransaction(() -> histories().lock(CaseHistoryId.next()))).isEmpty();
    }

    @Test
    void whatWasWrittenStaysAsItCame() {
        var patient = fixtures().patient().id();

        for (var text : Texts.difficult(10_000)) {
            var entry = stored(entry(patient, text, null, Fixtures.NOW));

            assertThat(found(entry.id())).contains(entry);
        }
    }

    @Test
    void theTimeOfTheLastChangeIsKept() {
        var entry = stored(fixtures().patient().id(), Fixtures.NOW);

        var extended = inTransaction(() -> {
            var changed = histories().lock(entry.id()).orElseThrow().extended(LATER);
            histories().save(changed);
            return changed;
        });

        assertThat(found(entry.id())).contains(extended);
        assertThat(extended.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        var known = stored(fixtures().patient().id(), Fixtures.NOW);
        var entry = entry(known.patient(), "Fever", null, Fixtures.NOW);

        rollBack(() -> {
            histories().add(entry);
            histories().save(histories().lock(known.id()).orElseThrow().extended(LATER));
        });

        assertThat(found(entry.id())).isEmpty();
        assertThat(found(known.id())).contains(known);
    }

    @Test
    void whoLocksAnEntryKeepsOthersOut() throws Exception {
        var entry = stored(fixtures().patient().id(), Fixtures.NOW);

        assertExclusive(() -> histories().lock(entry.id()), () -> histories().lock(entry.id()));
    }

    @Test
    void whatAmendsAnEntryIsKnownOldestFirst() {
        var patient = fixtures().patient().id();
        var wrong = stored(patient, Fixtures.NOW);
        var alone = stored(patient, Fixtures.NOW);
        var second =
                stored(entry(patient, "No cough", null, LATER.plusSeconds(1)).amending(wrong.id()));
        var first = stored(entry(patient, "No fever", null, LATER).amending(wrong.id()));
        var ofFirst = stored(entry(patient, "None at all", null, LATER).amending(first.id()));

        assertThat(found(first.id())).contains(first);
        assertThat(inTransaction(() -> histories().amendments(List.of(wrong.id(), alone.id(), first.id()))))
                .isEqualTo(Map.of(
                        wrong.id(), List.of(first.id(), second.id()),
                        first.id(), List.of(ofFirst.id())));
        assertThat(inTransaction(() -> histories().amendments(List.of()))).isEmpty();
    }

    @Test
    void aListIsThePatientsOwn() {
        var entry = stored(fixtures().patient().id(), Fixtures.NOW);
        var unused = stored(fixtures().patient().id(), Fixtures.NOW);

        assertThat(all(request -> histories().page(entry.patient(), request))).containsExactly(entry);
    }

    @Test
    void aListIsNewestFirstInStablePages() {
        var patient = fixtures().patient().id();

        assertNewestFirstInStablePages(
                at -> stored(patient, at), request -> histories().page(patient, request));
    }
}
