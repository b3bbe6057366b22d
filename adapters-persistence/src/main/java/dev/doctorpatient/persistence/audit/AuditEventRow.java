package dev.doctorpatient.persistence.audit;

import dev.doctorpatient.domain.audit.ChainedEvent;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "audit_events")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AuditEventRow {
    @Id
    public UUID id;

    public long seq;

    public String prevHash;

    public String hash;

    @Embedded
    public AuditColumns columns;

    static AuditEventRow of(ChainedEvent chained) {
        var row = new AuditEventRow();
        row.id = chained.event().id().value();
        row.seq = chained.seq();
        row.prevHash = chained.previousHash();
        row.hash = chained.hash();
        row.columns = AuditColumns.of(chained.event());
        return row;
    }

    ChainedEvent toDomain() {
        return new ChainedEvent(seq, columns.toDomain(id), prevHash, hash);
    }
}
