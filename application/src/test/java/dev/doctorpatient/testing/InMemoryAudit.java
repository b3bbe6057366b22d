package dev.doctorpatient.testing;

import dev.doctorpatient.application.access.port.AuditJournal;
import dev.doctorpatient.application.audit.port.AuditEvents;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.audit.AccessLogEntry;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditFilter;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.User;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Audit events in memory, chained as they come. */
public final class InMemoryAudit implements AuditJournal, AuditEvents {
    private final InMemoryDatabase database;

    /** The audit events of a database. */
    public InMemoryAudit(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void record(AuditEvent event) {
        database.auditEvents.add(event.id(), head().append(event));
    }

    @Override
    public void keep(List<AuditEvent> events) {
        database.runInTransaction(() -> events.forEach(this::record));
    }

    @Override
    public void settle() {
        database.requireNoTransaction();
    }

    @Override
    public Page<ChainedEvent> page(AuditFilter filter, PageRequest request) {
        return page(
                chained -> {
                    var event = chained.event();
                    var from = filter.from();
                    var to = filter.to();
                    return Pages.is(event.patient(), filter.patient())
                            && Pages.is(event.actor(), filter.actor())
                            && Pages.is(event.action(), filter.action())
                            && Pages.is(event.outcome(), filter.outcome())
                            && (from == null || !event.recordedAt().isBefore(from))
                            && (to == null || event.recordedAt().isBefore(to));
                },
                request);
    }

    @Override
    public Page<AccessLogEntry> accessLog(PatientId patient, PageRequest request) {
        return page(
                        chained -> patient.equals(chained.event().patient())
                                && chained.event().outcome() == AuditOutcome.SUCCESS,
                        request)
                .map(chained -> new AccessLogEntry(
                        chained,
                        Optional.ofNullable(chained.event().actor())
                                .flatMap(database.users::find)
                                .map(User::details)
                                .map(details -> details.name())
                                .orElse(null)));
    }

    private Page<ChainedEvent> page(Predicate<ChainedEvent> wanted, PageRequest request) {
        return Pages.of(
                database.auditEvents.all(),
                wanted,
                Pages.DESCENDING,
                chained -> new Position(chained.seq(), chained.event().id().value()),
                request);
    }

    @Override
    public List<ChainedEvent> after(long seq, int limit) {
        return database.auditEvents.all().stream()
                .filter(chained -> chained.seq() > seq)
                .sorted(Comparator.comparingLong(ChainedEvent::seq))
                .limit(limit)
                .toList();
    }

    @Override
    public ChainedEvent.Head head() {
        return database.auditEvents.all().stream()
                .max(Comparator.comparingLong(ChainedEvent::seq))
                .map(ChainedEvent::head)
                .orElse(ChainedEvent.Head.EMPTY);
    }
}
