package dev.doctorpatient.persistence.audit;

import dev.doctorpatient.application.audit.port.AuditEvents;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.audit.AccessLogEntry;
import dev.doctorpatient.domain.audit.AuditFilter;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.persistence.identity.UserNames;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PanacheAuditEvents implements AuditEvents, PanacheRepositoryBase<AuditEventRow, UUID> {
    private final BatchingAuditJournal journal;
    private final UserNames names;

    PanacheAuditEvents(BatchingAuditJournal journal, UserNames names) {
        this.journal = journal;
        this.names = names;
    }

    @Override
    public void settle() {
        journal.settle();
    }

    @Override
    public Page<ChainedEvent> page(AuditFilter filter, PageRequest request) {
        var patient = filter.patient();
        var actor = filter.actor();
        return page(
                new Conditions()
                        .and("r.columns.patientId = :patient", "patient", patient == null ? null : patient.value())
                        .and("r.columns.actorUserId = :actor", "actor", actor == null ? null : actor.value())
                        .and("r.columns.action = :action", "action", name(filter.action()))
                        .and("r.columns.outcome = :outcome", "outcome", name(filter.outcome()))
                        .and("r.columns.recordedAt >= :from", "from", filter.from())
                        .and("r.columns.recordedAt < :to", "to", filter.to()),
                request);
    }

    @Override
    public Page<AccessLogEntry> accessLog(PatientId patient, PageRequest request) {
        var page = page(
                new Conditions()
                        .and("r.columns.patientId = :patient", "patient", patient.value())
                        .and("r.columns.outcome = :outcome", "outcome", name(AuditOutcome.SUCCESS)),
                request);
        var known = names.of(page.items().stream()
                .map(chained -> chained.event().actor())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return page.map(chained -> {
            @Nullable UserId actor = chained.event().actor();
            return new AccessLogEntry(chained, actor == null ? null : known.get(actor));
        });
    }

    private Page<ChainedEvent> page(Conditions conditions, PageRequest request) {
        var after = request.after();
        conditions.and("r.seq < :seq", "seq", after == null ? null : after.key());
        var found = find("from AuditEventRow r" + conditions.clause() + " order by r.seq desc", conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> new Position(row.seq, row.id))
                .map(AuditEventRow::toDomain);
    }

    @Override
    public List<ChainedEvent> after(long seq, int limit) {
        return find("seq > ?1 order by seq", seq).range(0, limit - 1).stream()
                .map(AuditEventRow::toDomain)
                .toList();
    }

    @Override
    public ChainedEvent.Head head() {
        return Rows.known(getEntityManager(), AuditChainRow.class, AuditChainRow.ONLY)
                .toDomain();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : Values.name(constant);
    }
}
