package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;
import java.nio.charset.StandardCharsets;

/** Whatever a clinic wants to keep with an appointment: a JSON object as it came, which no rule here looks into. */
public record Extras(String json) {
    private static final int LONGEST_IN_BYTES = 16 * 1024;

    /**
     * Checks the size, 16 KiB, and that it is well-formed Unicode: nobody could be shown anything else.
     *
     * @throws Invalid naming {@code extras}
     */
    public Extras {
        new Rules()
                .require(
                        json.getBytes(StandardCharsets.UTF_8).length <= LONGEST_IN_BYTES,
                        "extras",
                        "must have at most 16 KiB")
                .require(
                        StandardCharsets.UTF_8.newEncoder().canEncode(json),
                        "extras",
                        "must not contain half of a surrogate pair")
                .enforce();
    }
}
