package dev.doctorpatient.domain.identity;

/** A password as it is stored: a salted, slow hash that names its own algorithm and cost. */
public record PasswordHash(String value) {
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
