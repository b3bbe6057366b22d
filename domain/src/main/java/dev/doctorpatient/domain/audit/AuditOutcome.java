package dev.doctorpatient.domain.audit;

/** How an act ended. */
public enum AuditOutcome {
    /** It was done. */
    SUCCESS,
    /** Whoever tried may not do it, or not know of it. */
    DENIED,
    /** It was allowed, and could not be done. */
    FAILED
}
