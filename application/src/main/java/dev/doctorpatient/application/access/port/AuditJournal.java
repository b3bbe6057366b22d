package dev.doctorpatient.application.access.port;

import dev.doctorpatient.domain.audit.AuditEvent;
import java.util.List;

/** Where audit events are kept for ever: they can be added, and neither changed nor removed. */
public interface AuditJournal {
    /** Keeps an event with the present transaction: both become durable together, or neither does. */
    void record(AuditEvent event);

    /**
     * Keeps events that belong to no transaction; they are durable once this returns.
     *
     * @throws dev.doctorpatient.domain.shared.Unavailable if they cannot be kept now
     */
    void keep(List<AuditEvent> events);
}
