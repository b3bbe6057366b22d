package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;

/** What a patient is told as soon as what they say may be an emergency: whom to call. Fixed words, whoever words the interview. */
public record EmergencyNotice(String text) {
    private static final int LONGEST = 500;
    private static final int LONGEST_NUMBER = 50;
    private static final String NUMBER = "{number}";

    /**
     * Checks the length.
     *
     * @throws Invalid naming {@code text}
     */
    public EmergencyNotice {
        new Rules().text("text", text, LONGEST).enforce();
    }

    /**
     * The notice that names a number.
     *
     * @param template the words, with {@code {number}} in its place
     * @throws Invalid naming {@code number} if it cannot be shown, or {@code text} if the words do not say it or are too many
     */
    public static EmergencyNotice of(String template, String number) {
        new Rules()
                .text("number", number, LONGEST_NUMBER)
                .require(template.contains(NUMBER), "text", "must contain " + NUMBER)
                .enforce();
        return new EmergencyNotice(template.replace(NUMBER, number));
    }
}
