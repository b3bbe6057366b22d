package dev.doctorpatient.testing;

import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserFilter;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.util.List;
import java.util.Optional;

/** Accounts in memory. */
public final class InMemoryUsers implements Users {
    private final InMemoryDatabase database;

    /** The accounts of a database. */
    public InMemoryUsers(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.users.find(id);
    }

    @Override
    public Optional<User> lock(UserId id) {
        database.lock(id);
        return find(id);
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        return database.users.all().stream()
                .filter(user -> user.email().equals(email))
                .findFirst();
    }

    @Override
    public Optional<User> findByProfile(ProfileId profile) {
        return database.users.all().stream()
                .filter(user -> profile.equals(user.profile()))
                .findFirst();
    }

    @Override
    public List<User> lockActiveAdministrators() {
        var administrators = database.users.all().stream()
                .filter(user -> user.role() == Role.ADMIN && user.active())
                .toList();
        administrators.forEach(user -> database.lock(user.id()));
        return administrators;
    }

    @Override
    public boolean administratorExists() {
        return database.users.all().stream().anyMatch(user -> user.role() == Role.ADMIN);
    }

    @Override
    public void add(User user) {
        if (findByEmail(user.email()).isPresent()) {
            throw new Conflict(ProblemCode.EMAIL_TAKEN, "There is an account with this e-mail address already");
        }
        database.users.add(user.id(), user);
    }

    @Override
    public void save(User user) {
        database.users.replace(user.id(), user);
    }

    @Override
    public void remove(UserId id) {
        database.tickets.removeIf(ticket -> ticket.user().equals(id));
        database.refreshTokens.removeIf(token -> token.session().user().equals(id));
        database.sessions.removeIf(session -> session.user().equals(id));
        database.notifications.removeIf(notification -> notification.recipient().equals(id));
        var unused1 = database.calendarFeeds.remove(id);
        var unused2 = database.users.remove(id);
    }

    @Override
    public Page<User> page(UserFilter filter, PageRequest request) {
        return Pages.of(
                database.users.all(),
                user -> Pages.is(user.role(), filter.role())
                        && Pages.is(user.active(), filter.active())
                        && (Pages.contains(user.details().name(), filter.text())
                                || Pages.contains(user.email().value(), filter.text())),
                Pages.DESCENDING,
                user -> Position.of(user.createdAt(), user.id().value()),
                request);
    }
}
