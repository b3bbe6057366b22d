package dev.doctorpatient.domain.identity;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address that an account signs in with: trimmed and in lower case, because two accounts must not differ by case alone. At
 * most 254 characters (RFC 5321 section 4.5.3.1.3).
 */
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    // Deliberately wide: something, an at sign, a host with a dot or a local name; mail servers decide the rest.
    private static final Pattern SHAPE = Pattern.compile("[^\\s@\"(),:;<>\\[\\\\\\]]+@[\\p{Alnum}][\\p{Alnum}.-]*");

    /**
     * Checks and normalises an address.
     *
     * @throws Invalid naming {@code email}
     */
    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        new Rules()
                .text("email", value, LONGEST)
                .require(SHAPE.matcher(value).matches(), "email", "must be an e-mail address")
                .enforce();
    }

    /** What stands before the at sign. */
    public String localPart() {
        return value.substring(0, value.lastIndexOf('@'));
    }
}
