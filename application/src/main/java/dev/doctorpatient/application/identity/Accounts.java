package dev.doctorpatient.application.identity;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.identity.port.CommonPasswords;
import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.application.identity.port.Profiles;
import dev.doctorpatient.application.identity.port.SessionFeed;
import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserFilter;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TooManyRequests;
import dev.doctorpatient.domain.shared.Unauthenticated;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/** Looking at accounts and changing them. */
public final class Accounts {
    /**
     * What of an account can be changed.
     *
     * @param active only administrators change it
     * @param role only administrators change it
     */
    public record Editable(ContactDetails details, boolean active, Role role) {
        static Editable of(User user) {
            return new Editable(user.details(), user.active(), user.role());
        }
    }

    private final Users users;
    private final Sessions sessions;
    private final Profiles profiles;
    private final PasswordHashes hashes;
    private final CommonPasswords commonPasswords;
    private final RateLimits limits;
    private final SessionFeed feed;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public Accounts(
            Users users,
            Sessions sessions,
            Profiles profiles,
            PasswordHashes hashes,
            CommonPasswords commonPasswords,
            RateLimits limits,
            SessionFeed feed,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.profiles = profiles;
        this.hashes = hashes;
        this.commonPasswords = commonPasswords;
        this.limits = limits;
        this.feed = feed;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One account: the caller's own, or any for an administrator. */
    public User get(Actor actor, UserId id) {
        return transactions.inTransaction(() -> IdentityAccess.requireOwn(actor, id, users.find(id)));
    }

    /** The accounts that match, newest first, for administrators. */
    public Page<User> list(Actor actor, UserFilter filter, PageRequest request) {
        IdentityAccess.requireAdministrator(actor);
        return transactions.inTransaction(() -> users.page(filter, request));
    }

    /**
     * Changes an account. One that is shut out, or gets another role, is out everywhere at once. One that is let in again can be found
     * again too. One that gets another role acts as a new profile, and leaves the old one without an account.
     *
     * @param change makes the new state from the present one
     * @throws NotAllowed if anybody but an administrator changes the role, lets an account in or shuts it out
     * @throws Invalid naming {@code is_active} or {@code role} if no administrator would be left who can sign in
     */
    public User update(Actor actor, UserId id, UnaryOperator<Editable> change) {
        var now = clock.instant();
        record Updated(User user, List<SessionId> ended) {}
        var updated = transactions.inTransaction(actor, Deed.update(ResourceType.USER, id.value()), _ -> {
            var isAdministrator =
                    IdentityAccess.requireOwn(actor, id, users.find(id)).role() == Role.ADMIN;
            // Before the account itself, so that of two administrators who shut each other out one waits and is
            // refused.
            var administrators = isAdministrator ? users.lockActiveAdministrators() : List.<User>of();
            var user = requireAlive(actor, IdentityAccess.requireOwn(actor, id, users.lock(id)));
            var edited = change.apply(Editable.of(user));
            if (edited.active() != user.active() || edited.role() != user.role()) {
                IdentityAccess.requireAdministrator(actor);
                requireAdministratorLeft(administrators, user, edited);
            }
            var saved = saved(user, edited, now);
            var ended = saved.active() && saved.role() == user.role()
                    ? List.<SessionId>of()
                    : sessions.openSessions(id, now);
            ended.forEach(session -> sessions.revoke(session, now));
            return new Updated(saved, ended);
        });
        feed.ended(updated.ended());
        return updated.user();
    }

    /** Somebody may have been shut out or erased while their own request waited, and whoever was erased stays so. */
    private static User requireAlive(Actor actor, User user) {
        if (user.isErased()) {
            throw NotAllowed.because("What is left of an erased account stays as it is");
        }
        if (!user.active() && !(actor instanceof Actor.Administrator)) {
            throw Unauthenticated.withoutToken();
        }
        return user;
    }

    private User saved(User user, Editable edited, Instant now) {
        var saved = user.describedAs(edited.details(), now).withActive(edited.active(), now);
        if (edited.role() != user.role()) {
            saved = saved.actingAs(edited.role(), profiles.open(edited.role(), edited.details(), now), now);
            users.save(saved);
            profiles.settle(saved, now);
            return saved;
        }
        users.save(saved);
        if (saved.active() && !user.active()) {
            profiles.reopen(saved, now);
        }
        return saved;
    }

    private static void requireAdministratorLeft(List<User> administrators, User user, Editable edited) {
        var stays = edited.active() && edited.role() == Role.ADMIN;
        if (!stays && administrators.stream().map(User::id).toList().equals(List.of(user.id()))) {
            throw Invalid.field(edited.active() ? "role" : "is_active", "must leave an administrator who can sign in");
        }
    }

    /**
     * Changes the caller's password and ends their other sessions.
     *
     * @throws Invalid naming {@code current_password} if that is wrong, or {@code weak_password} naming {@code new_password}
     * @throws TooManyRequests if the caller tries it too often
     */
    public void changePassword(Actor actor, SessionId session, Password current, Password chosen) {
        var id = IdentityAccess.requireSelf(actor);
        limits.count(Quota.PASSWORD_CHANGE, id);
        var ended = transactions.perform(actor, Deed.update(ResourceType.USER, id.value()), trace -> {
            var user = get(actor, id);
            chosen.requireChoosable("new_password", user.email(), user.details().name(), commonPasswords::contains);
            if (!hashes.matches(current, user.passwordHash())) {
                throw wrongPassword();
            }
            var hash = hashes.hash(chosen);
            return transactions.inTransaction(() -> {
                var now = clock.instant();
                var locked = IdentityAccess.requireOwn(actor, id, users.lock(id));
                if (!locked.passwordHash().equals(user.passwordHash())) {
                    throw wrongPassword(); // it was changed meanwhile
                }
                users.save(locked.withPassword(hash, now));
                trace.done();
                var others = sessions.openSessions(id, now).stream()
                        .filter(open -> !open.equals(session))
                        .toList();
                others.forEach(other -> sessions.revoke(other, now));
                return others;
            });
        });
        feed.ended(ended);
    }

    private static Invalid wrongPassword() {
        return Invalid.field("current_password", "is wrong");
    }
}
