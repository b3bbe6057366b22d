package dev.doctorpatient.domain.audit;

import dev.doctorpatient.domain.shared.Rules;

/**
 * The reason for which an administrator looks at clinical content that is otherwise closed to them: 10 to 200 characters. It is kept
 * with every look and told to the patient's users.
 */
public record BreakGlass(String reason) {
    /** The header that carries it. */
    public static final String HEADER = "X-Break-Glass";

    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;

    /**
     * Checks the length.
     *
     * @throws dev.doctorpatient.domain.shared.Invalid naming {@code X-Break-Glass}
     */
    public BreakGlass {
        reason = reason.strip();
        new Rules()
                .text(HEADER, reason, LONGEST)
                .require(
                        reason.codePointCount(0, reason.length()) >= SHORTEST,
                        HEADER,
                        "must have at least " + SHORTEST + " characters")
                .enforce();
    }
}
