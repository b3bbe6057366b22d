package dev.doctorpatient.domain.interview;

/** How far an interview has come, as lists tell it. */
public enum AiSessionStage {
    IN_PROGRESS,
    COMPLETED,
    ABANDONED
}
