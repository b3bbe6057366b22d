package dev.doctorpatient.domain.shared;

import java.util.Locale;

/** Every reason for a refusal that clients can tell apart. The names are part of the API: {@code docs/problems.md} explains each. */
public enum ProblemCode {
    MALFORMED_REQUEST,
    UNAUTHENTICATED,
    INVALID_CREDENTIALS,
    TOKEN_EXPIRED,
    REFRESH_TOKEN_REUSED,
    FORBIDDEN,
    BREAK_GLASS_REQUIRED,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    EMAIL_TAKEN,
    MAPPING_EXISTS,
    TIME_SLOT_TAKEN,
    INVALID_STATUS_TRANSITION,
    INTERVIEW_FINISHED,
    ANSWER_PENDING,
    SUMMARY_CONFIRMED,
    CHAT_CLOSED,
    IDEMPOTENCY_KEY_REUSED,
    CONCURRENT_CHANGE,
    PRECONDITION_FAILED,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    RANGE_NOT_SATISFIABLE,
    VALIDATION_FAILED,
    OUTSIDE_SHIFT,
    IN_THE_PAST,
    TOO_SHORT_NOTICE,
    TOO_FAR_AHEAD,
    NOT_MAPPED,
    WEAK_PASSWORD,
    QUOTA_EXCEEDED,
    NOTHING_TO_SUMMARIZE,
    MALWARE_FOUND,
    TOO_MANY_REQUESTS,
    AI_UNAVAILABLE,
    UNAVAILABLE,
    INTERNAL_ERROR;

    /** The name on the wire, in snake case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
