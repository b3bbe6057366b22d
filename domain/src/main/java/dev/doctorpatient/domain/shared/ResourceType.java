package dev.doctorpatient.domain.shared;

/** The kinds of things that have an id in the API, for what tells about any of them: notifications and audit events. */
public enum ResourceType {
    USER,
    SESSION,
    HOSPITAL,
    DOCTOR,
    PATIENT,
    /** All that is kept about a patient, under the patient's id. */
    PATIENT_RECORD,
    MAPPING,
    APPOINTMENT,
    CALENDAR_FEED,
    CHAT,
    MESSAGE,
    AI_SESSION,
    CASE_HISTORY,
    DOCUMENT,
    SUGGESTION,
    AUDIT_EVENT,
    AI_PROVIDER
}
