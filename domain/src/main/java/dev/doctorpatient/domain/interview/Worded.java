package dev.doctorpatient.domain.interview;

/** Words that keep the rules of interviews, and where they come from. */
public record Worded(String text, Origin origin) {
    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "Worded[" + origin + "]";
    }
}
