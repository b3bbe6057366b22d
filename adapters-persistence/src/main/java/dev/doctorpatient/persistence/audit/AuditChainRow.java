package dev.doctorpatient.persistence.audit;

import dev.doctorpatient.domain.audit.ChainedEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "audit_chain")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AuditChainRow {
    /** The id of the only row. */
    static final int ONLY = 1;

    @Id
    public int id;

    public long seq;

    public String hash;

    ChainedEvent.Head toDomain() {
        return new ChainedEvent.Head(seq, hash);
    }

    void moveTo(ChainedEvent.Head head) {
        seq = head.seq();
        hash = head.hash();
    }
}
