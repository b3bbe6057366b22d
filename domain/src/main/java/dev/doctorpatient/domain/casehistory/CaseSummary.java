package dev.doctorpatient.domain.casehistory;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;

/** What an entry says: 1 to 10,000 characters, kept as they came. */
public record CaseSummary(String value) {
    private static final int LONGEST = 10_000;

    /**
     * Checks the length.
     *
     * @throws Invalid naming {@code summary}
     */
    public CaseSummary {
        new Rules().text("summary", value, LONGEST).enforce();
    }

    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "CaseSummary[…]";
    }
}
