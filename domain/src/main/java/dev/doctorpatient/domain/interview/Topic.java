package dev.doctorpatient.domain.interview;

/** What a question is about: the five headings that the doctor's summary has. */
public enum Topic {
    COMPLAINT_AND_SYMPTOMS,
    MEDICAL_HISTORY,
    MEDICATION,
    DURATION_AND_SEVERITY,
    DAILY_IMPACT,
    ANYTHING_ELSE;

    /** The topic of a question by its number, from 1; an interview longer than the headings asks what else there is. */
    public static Topic of(int number) {
        return values()[Math.min(number, values().length) - 1];
    }
}
