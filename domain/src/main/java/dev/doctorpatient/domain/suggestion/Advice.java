package dev.doctorpatient.domain.suggestion;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;

/** A medical problem, and what to think of or do when it is met. */
public record Advice(String problem, String description) {
    private static final int LONGEST_PROBLEM = 300;
    private static final int LONGEST_DESCRIPTION = 10_000;

    /**
     * Checks the lengths.
     *
     * @throws Invalid naming each field that is wrong
     */
    public Advice {
        new Rules()
                .text("problem", problem, LONGEST_PROBLEM)
                .text("description", description, LONGEST_DESCRIPTION)
                .enforce();
    }
}
