package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.port.AuditJournal;
import dev.doctorpatient.application.audit.AuditVerification;
import dev.doctorpatient.application.audit.AuditVerification.Finding;
import dev.doctorpatient.application.audit.port.AuditEvents;
import dev.doctorpatient.domain.audit.AccessLogEntry;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditEventId;
import dev.doctorpatient.domain.audit.AuditFilter;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.audit.Origin;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link AuditJournal} and the {@link AuditEvents} that it keeps must do, whatever stores them. */
public abstract class AuditContract extends PortContract {
    private static final AuditFilter ANY = new AuditFilter(null, null, null, null, null, null);

    private AuditJournal journal() {
        return stores().auditJournal();
    }

    private AuditEvents events() {
        return stores().auditEvents();
    }

    private void keep(AuditEvent event) {
        journal().keep(List.of(event));
    }

    @Test
    void severalEventsAreKeptTogetherAndInTheirOrder() {
        var patient = PatientId.next();
        var first = event(patient);
        var second = event(patient);

        journal().keep(List.of(first, second));

        assertThat(about(patient)).containsExactly(second, first);
    }

    @Test
    void anEventIsKeptWithItsTransaction() {
        var event = event(PatientId.next());

        runInTransaction(() -> journal().record(event));

        assertThat(about(event.patient())).containsExactly(event);
    }

    @Test
    void anEventVanishesWithItsTransaction() {
        var event = event(PatientId.next());

        rollBack(() -> journal().record(event));

        assertThat(about(event.patient())).isEmpty();
    }

    @Test
    void anEventIsKeptWithoutATransaction() {
        var event = event(PatientId.next());

        keep(event);

        assertThat(about(event.patient())).containsExactly(event);
    }

    @Test
    void anEventThatKnowsLittleIsKeptToo() {
        var patient = PatientId.next();
        var event = new AuditEvent(
                AuditEventId.next(),
                Fixtures.NOW,
                null,
                null,
                AuditAction.LOGIN,
                AuditOutcome.DENIED,
                ResourceType.USER,
                null,
                patient,
                null,
                Origin.NONE);

        keep(event);

        assertThat(about(patient)).containsExactly(event);
    }

    @Test
    void listsAreNewestFirstAndFiltered() {
        var patient = PatientId.next();
        var actor = UserId.next();
        var read = event(patient, actor, AuditAction.READ, AuditOutcome.SUCCESS, Fixtures.NOW);
        var denied = event(patient, actor, AuditAction.UPDATE, AuditOutcome.DENIED, at(1));
        var byOther = event(patient, UserId.next(), AuditAction.UPDATE, AuditOutcome.SUCCESS, at(2));
        List.of(read, denied, byOther).forEach(this::keep);

        assertThat(about(patient)).containsExactly(byOther, denied, read);
        assertThat(found(new AuditFilter(null, actor, null, null, null, null))).containsExactly(denied, read);
        assertThat(found(new AuditFilter(patient, null, AuditAction.UPDATE, null, null, null)))
                .containsExactly(byOther, denied);
        assertThat(found(new AuditFilter(patient, null, null, AuditOutcome.DENIED, null, null)))
                .containsExactly(denied);
        assertThat(found(new AuditFilter(patient, null, null, null, at(1), at(2))))
                .containsExactly(denied);
    }

    @Test
    void pagesStayInPlaceWhileEventsAreAdded() {
        var patient = PatientId.next();
        var kept = Stream.generate(() -> event(patient)).limit(5).toList();
        kept.forEach(this::keep);
        settle();

        var first = page(3, null, request -> events().page(filter(patient), request));
        keep(event(patient));
        settle();
        var second = page(3, first.next(), request -> events().page(filter(patient), request));

        assertThat(Stream.of(first, second).flatMap(page -> page.items().stream()))
                .extracting(ChainedEvent::event)
                .containsExactlyElementsOf(kept.reversed());
        assertThat(second.next()).isNull();
    }

    @Test
    void theAccessLogNamesWhoDidWhatAndLeavesOutWhoWasDenied() {
        var patient = PatientId.next();
        var user = fixtures().patientUser();
        var known = event(patient, user.id(), AuditAction.READ, AuditOutcome.SUCCESS, at(0));
        var gone = event(patient, UserId.next(), AuditAction.READ, AuditOutcome.SUCCESS, at(1));
        var denied = event(patient, user.id(), AuditAction.READ, AuditOutcome.DENIED, at(2));
        List.of(known, gone, denied).forEach(this::keep);
        settle();

        var log = all(50, request -> events().accessLog(patient, request));

        assertThat(log).extracting(entry -> entry.chained().event()).containsExactly(gone, known);
        assertThat(log)
                .extracting(AccessLogEntry::actorName)
                .containsExactly(null, user.details().name());
    }

    @Test
    void manyAtOnceMakeOneChainWithoutAGap() throws Exception {
        var patient = PatientId.next();
        Callable<Boolean> keeper = () -> {
            for (var i = 0; i < 10; i++) {
                keep(event(patient));
                runInTransaction(() -> journal().record(event(patient)));
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done :
                    threads.invokeAll(List.of(keeper, keeper, keeper, keeper, keeper, keeper, keeper, keeper))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(about(patient)).hasSize(160);
        var finding = new AuditVerification(events(), stores().transactions()).verify(null);
        assertThat(finding).isInstanceOf(Finding.Intact.class);
        var chain = chain();
        assertThat(chain)
                .extracting(ChainedEvent::seq)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, chain.size())
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    private List<ChainedEvent> chain() {
        var all = new ArrayList<ChainedEvent>();
        List<ChainedEvent> piece;
        do {
            var from = all.isEmpty() ? 0 : all.getLast().seq();
            piece = inTransaction(() -> events().after(from, 100));
            assertThat(piece).hasSizeLessThanOrEqualTo(100);
            all.addAll(piece);
        } while (!piece.isEmpty());
        return all;
    }

    private void settle() {
        events().settle();
    }

    private List<AuditEvent> about(@Nullable PatientId patient) {
        return found(filter(patient));
    }

    private List<AuditEvent> found(AuditFilter filter) {
        settle();
        return all(3, request -> events().page(filter, request)).stream()
                .map(ChainedEvent::event)
                .toList();
    }

    private static AuditFilter filter(@Nullable PatientId patient) {
        return new AuditFilter(patient, ANY.actor(), ANY.action(), ANY.outcome(), ANY.from(), ANY.to());
    }

    private static Instant at(int seconds) {
        return Fixtures.NOW.plus(Duration.ofSeconds(seconds));
    }

    private static AuditEvent event(PatientId patient) {
        return event(patient, UserId.next(), AuditAction.READ, AuditOutcome.SUCCESS, Fixtures.NOW);
    }

    private static AuditEvent event(
            PatientId patient, UserId actor, AuditAction action, AuditOutcome outcome, Instant at) {
        return new AuditEvent(
                AuditEventId.next(),
                at,
                actor,
                Role.ADMIN,
                action,
                outcome,
                ResourceType.CHAT,
                TimeOrderedId.next(),
                patient,
                "to check what was said",
                new Origin("2001:db8::1", "request-1"));
    }
}
