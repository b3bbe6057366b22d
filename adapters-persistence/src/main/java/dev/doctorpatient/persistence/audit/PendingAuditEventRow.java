package dev.doctorpatient.persistence.audit;

import dev.doctorpatient.domain.audit.AuditEvent;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "audit_pending")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PendingAuditEventRow {
    @Id
    public UUID id;

    @Embedded
    public AuditColumns columns;

    static PendingAuditEventRow of(AuditEvent event) {
        var row = new PendingAuditEventRow();
        row.id = event.id().value();
        row.columns = AuditColumns.of(event);
        return row;
    }

    AuditEvent toDomain() {
        return columns.toDomain(id);
    }
}
