package dev.doctorpatient.domain.identity;

import dev.doctorpatient.domain.shared.Erased;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account. An inactive one can do nothing.
 *
 * @param profile what it acts as; null exactly for administrators
 */
public record User(
        UserId id,
        EmailAddress email,
        PasswordHash passwordHash,
        ContactDetails details,
        Role role,
        @Nullable ProfileId profile,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {
    /** Checks that the account has a profile exactly if its role needs one. */
    public User {
        if ((role == Role.ADMIN) != (profile == null)) {
            throw new IllegalArgumentException("every role but the administrator's acts through a profile");
        }
    }

    /** A new account that may sign in at once. */
    public static User create(
            EmailAddress email,
            PasswordHash hash,
            ContactDetails details,
            Role role,
            @Nullable ProfileId profile,
            Instant now) {
        return new User(UserId.next(), email, hash, details, role, profile, true, now, now);
    }

    /** The account with other details. */
    public User describedAs(ContactDetails changed, Instant now) {
        return changed.equals(details)
                ? this
                : new User(id, email, passwordHash, changed, role, profile, active, createdAt, now);
    }

    /** The account let in, or shut out. */
    public User withActive(boolean allowed, Instant now) {
        return allowed == active
                ? this
                : new User(id, email, passwordHash, details, role, profile, allowed, createdAt, now);
    }

    /** The account in a role; in one that it has already, it stays as it is. */
    public User actingAs(Role other, @Nullable ProfileId newProfile, Instant now) {
        return other == role
                ? this
                : new User(id, email, passwordHash, details, other, newProfile, active, createdAt, now);
    }

    /** What is left of the account of a person whose data were erased; its address is one that nobody can have (RFC 2606). */
    public User erased(Instant now) {
        return new User(
                id,
                erasedAddress(),
                PasswordHash.UNMATCHED,
                new ContactDetails(Erased.TEXT, null, null),
                role,
                profile,
                false,
                createdAt,
                now);
    }

    /** Whether it is what is left of an account that was erased. */
    public boolean isErased() {
        return email.equals(erasedAddress());
    }

    private EmailAddress erasedAddress() {
        return new EmailAddress(id.value() + "@erased.invalid");
    }

    /** The account with another password. */
    public User withPassword(PasswordHash changed, Instant now) {
        return new User(id, email, changed, details, role, profile, active, createdAt, now);
    }
}
