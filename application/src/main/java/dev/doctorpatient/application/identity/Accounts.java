package dev.doctorpatient.application.identity;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.identity.port.CommonPasswords;
import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.application.identity.port.SessionFeed;
import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserFilter;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.TooManyRequests;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/** Looking at accounts and changing them. */
public final class Accounts {
    /**
     * What of an account can be changed.
     *
     * @param active only administrators change it
     */
    public record Editable(ContactDetails details, boolean active) {}

    private final Users users;
    private final Sessions sessions;
    private final PasswordHashes hashes;
    private final CommonPasswords commonPasswords;
    private final RateLimits limits;
    private final SessionFeed feed;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public Accounts(
            Users users,
            Sessions sessions,
            PasswordHashes hashes,
            CommonPasswords commonPasswords,
            RateLimits limits,
            SessionFeed feed,
            Transactions transactions,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
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
     * Changes an account. One that is shut out is out everywhere at once.
     *
     * @param change makes the new state from the present one
     * @throws NotAllowed if anybody but an administrator lets an account in or shuts it out
     */
    public User update(Actor actor, UserId id, UnaryOperator<Editable> change) {
        var now = clock.instant();
        record Updated(User user, List<SessionId> ended) {}
        var updated = transactions.inTransaction(() -> {
            var user = IdentityAccess.requireOwn(actor, id, users.lock(id));
            var edited = change.apply(new Editable(user.details(), user.active()));
            if (edited.active() != user.active()) {
                IdentityAccess.requireAdministrator(actor);
            }
            var saved = user.describedAs(edited.details(), now).withActive(edited.active(), now);
            users.save(saved);
            var ended = saved.active() ? List.<SessionId>of() : sessions.openSessions(id, now);
            ended.forEach(session -> sessions.revoke(session, now));
            return new Updated(saved, ended);
        });
        feed.ended(updated.ended());
        return updated.user();
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
        var user = get(actor, id);
        chosen.requireChoosable("new_password", user.email(), user.details().name(), commonPasswords::contains);
        if (!hashes.matches(current, user.passwordHash())) {
            throw Invalid.field("current_password", "is wrong");
        }
        var hash = hashes.hash(chosen);
        var ended = transactions.inTransaction(() -> {
            var now = clock.instant();
            var locked = IdentityAccess.requireOwn(actor, id, users.lock(id));
            if (!locked.passwordHash().equals(user.passwordHash())) {
                throw Invalid.field("current_password", "is wrong"); // it was changed meanwhile
            }
            users.save(locked.withPassword(hash, now));
            var others = sessions.openSessions(id, now).stream()
                    .filter(open -> !open.equals(session))
                    .toList();
            others.forEach(other -> sessions.revoke(other, now));
            return others;
        });
        feed.ended(ended);
    }
}
