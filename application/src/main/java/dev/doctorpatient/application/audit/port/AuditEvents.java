package dev.doctorpatient.application.audit.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AccessLogEntry;
import dev.doctorpatient.domain.audit.AuditFilter;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.directory.PatientId;
import java.util.List;

/** The audit events that were kept, as one chain. */
public interface AuditEvents {
    /**
     * Brings every event that was durable when this was called into the chain, so that what is read next has it. Called outside
     * transactions.
     *
     * @throws dev.doctorpatient.domain.shared.Unavailable if that cannot be done now
     */
    void settle();

    /** The events that match, newest first; positions are their places. */
    Page<ChainedEvent> page(AuditFilter filter, PageRequest request);

    /** Whoever successfully did something that concerns a patient, newest first. */
    Page<AccessLogEntry> accessLog(PatientId patient, PageRequest request);

    /** A piece of the chain: the events after a place, in their order, at most so many. */
    List<ChainedEvent> after(long seq, int limit);

    /** Where the chain ended when its last event was added. */
    ChainedEvent.Head head();
}
