package dev.doctorpatient.domain.interview;

/** A rule of interviews that the words of an interviewer broke. */
public enum Breach {
    /** There is nothing to read. */
    EMPTY,
    /** More words than the patient or the doctor is to read. */
    TOO_LONG,
    /** More than one question at once. */
    SEVERAL_QUESTIONS,
    /** A question was wanted, and nothing is asked. */
    NO_QUESTION,
    /** The interviewer speaks for the patient, too. */
    ANSWERS_ITSELF,
    /** Advice, a diagnosis or reassurance, which is for the doctor to give. */
    ADVICE
}
