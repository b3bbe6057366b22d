package dev.doctorpatient.domain.interview;

/** A question and what the patient answered to it. */
public record Answered(Reply.Question question, String answer) {
    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "Answered[" + question.number() + "]";
    }
}
