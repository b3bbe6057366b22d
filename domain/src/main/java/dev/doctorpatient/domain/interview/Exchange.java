package dev.doctorpatient.domain.interview;

/** What a doctor asked the assistant, and what it answered. */
public record Exchange(String question, String answer) {
    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "Exchange[…]";
    }
}
