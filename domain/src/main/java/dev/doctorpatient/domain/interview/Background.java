package dev.doctorpatient.domain.interview;

/**
 * A piece of a patient's record that a doctor lets the assistant know.
 *
 * @param heading what it is, such as an interview's summary and its day
 */
public record Background(String heading, String text) {
    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "Background[…]";
    }
}
