package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserFilter;
import dev.doctorpatient.domain.identity.UserId;
import java.util.List;
import java.util.Optional;

/** The accounts. */
public interface Users {
    /** The account with this id. */
    Optional<User> find(UserId id);

    /** The account with this id; any other transaction that asks for it in this way waits until the present one ends. */
    Optional<User> lock(UserId id);

    /** The account with this address. */
    Optional<User> findByEmail(EmailAddress email);

    /** The account that acts as this profile. */
    Optional<User> findByProfile(ProfileId profile);

    /** The active administrators; any other transaction that asks for them, or for one of them by {@link #lock}, waits. */
    List<User> lockActiveAdministrators();

    /** Whether there is an administrator, active or not. */
    boolean administratorExists();

    /**
     * Stores a new account.
     *
     * @throws dev.doctorpatient.domain.shared.Conflict {@code email_taken} if another account has the address, also one that is
     *     being stored at this moment
     */
    void add(User user);

    /** Stores changes of an account that is known. */
    void save(User user);

    /** Removes an account to which nothing refers, with its sessions and tickets; one that is gone stays gone. */
    void remove(UserId id);

    /** The accounts that match, newest first. */
    Page<User> page(UserFilter filter, PageRequest request);
}
