package dev.doctorpatient.domain.audit;

/** What somebody did, or tried to do. */
public enum AuditAction {
    READ,
    CREATE,
    UPDATE,
    DELETE,
    LOGIN,
    REFRESH,
    LOGOUT
}
