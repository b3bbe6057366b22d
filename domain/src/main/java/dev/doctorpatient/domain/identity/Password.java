package dev.doctorpatient.domain.identity;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A password in clear, on its way to be hashed or compared; it is never stored and never printed. The bytes stay exactly as they
 * came (OWASP ASVS 5.0, 6.2.8).
 */
public record Password(String value) {
    private static final int SHORTEST_IN_BYTES = 8;

    /** bcrypt reads no further; a longer password would be cut in silence (CVE-2025-22228). */
    private static final int LONGEST_IN_BYTES = 72;

    /**
     * Checks that this password may be chosen for an account: 8 to 72 bytes, and not one that attackers try first (NIST SP
     * 800-63B-4, 3.1.1.2), such as the owner's name or address and nothing else.
     *
     * @param field the name by which clients know the password
     * @param name the owner's
     * @param common tells the passwords that attackers try first at any account
     * @throws Invalid with code {@code weak_password}
     */
    public void requireChoosable(String field, EmailAddress email, String name, Predicate<Password> common) {
        if (bytes() < SHORTEST_IN_BYTES) {
            throw weak(field, "must have at least " + SHORTEST_IN_BYTES + " characters");
        }
        if (!fitsHash()) {
            throw weak(field, "must have at most " + LONGEST_IN_BYTES + " bytes and no NUL character");
        }
        if (common.test(this) || isAbout(email, name)) {
            throw weak(field, "is among the passwords that attackers try first");
        }
    }

    /** Equality only: a longer password that contains a name may well be a good one. */
    private boolean isAbout(EmailAddress email, String name) {
        var folded = value.toLowerCase(Locale.ROOT);
        var foldedName = name.toLowerCase(Locale.ROOT);
        return folded.equals(email.value())
                || folded.equals(email.localPart())
                || folded.equals(foldedName)
                || Arrays.asList(foldedName.split("\\s+", -1)).contains(folded);
    }

    /** Whether the whole password takes part in its hash. One that does not fit matches no stored hash. */
    public boolean fitsHash() {
        return bytes() <= LONGEST_IN_BYTES && value.indexOf('\0') < 0;
    }

    private int bytes() {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Invalid weak(String field, String message) {
        return new Invalid(
                ProblemCode.WEAK_PASSWORD, "The password " + message, List.of(new Invalid.FieldError(field, message)));
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
