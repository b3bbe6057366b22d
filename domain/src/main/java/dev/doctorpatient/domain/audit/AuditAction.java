package dev.doctorpatient.domain.audit;

/** What somebody did, or tried to do. */
public enum AuditAction {
    READ,
    CREATE,
    UPDATE,
    DELETE,
    /** Taking out of everything what tells of a person. */
    ERASE,
    LOGIN,
    REFRESH,
    LOGOUT
}
