package dev.doctorpatient.application.access.port;

import dev.doctorpatient.domain.audit.AuditEvent;

/** Where audit events are kept for ever: they can be added, and neither changed nor removed. */
public interface AuditJournal {
    /** Keeps an event with the present transaction: both become durable together, or neither does. */
    void record(AuditEvent event);

    /**
     * Keeps an event that belongs to no transaction; it is durable once this returns.
     *
     * @throws dev.doctorpatient.domain.shared.Unavailable if it cannot be kept now
     */
    void keep(AuditEvent event);
}
