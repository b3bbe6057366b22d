package dev.doctorpatient.domain.conversation;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;

/** What somebody wrote: 1 to 8,000 characters, kept as they came. */
public record MessageText(String value) {
    private static final int LONGEST = 8_000;

    /**
     * Checks the length.
     *
     * @throws Invalid naming {@code message}
     */
    public MessageText {
        new Rules().text("message", value, LONGEST).enforce();
    }

    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "MessageText[…]";
    }
}
