package dev.doctorpatient.domain.identity;

/** A password as it is stored: a salted, slow hash that names its own algorithm and cost. */
public record PasswordHash(String value) {
    /** Looks like one of bcrypt, and comes from no password that anybody knows. */
    public static final PasswordHash UNMATCHED = new PasswordHash("$2b$12$" + ".".repeat(53));

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
