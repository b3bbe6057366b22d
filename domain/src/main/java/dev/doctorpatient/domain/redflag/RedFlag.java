package dev.doctorpatient.domain.redflag;

/**
 * A sign of a possible emergency in what a patient said.
 *
 * @param name which one, as the rules call it
 * @param title what doctors call it
 * @param words the patient's own words that raised it, with a few around them
 */
public record RedFlag(String name, String title, String words) {
    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "RedFlag[" + name + "]";
    }
}
