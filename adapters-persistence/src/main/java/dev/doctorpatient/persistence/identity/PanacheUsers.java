package dev.doctorpatient.persistence.identity;

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
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheUsers implements Users, UserNames, PanacheRepositoryBase<UserRow, UUID> {
    @Override
    public Optional<User> find(UserId id) {
        return findByIdOptional(id.value()).map(UserRow::toDomain);
    }

    @Override
    public Optional<User> lock(UserId id) {
        return Rows.lock(getEntityManager(), UserRow.class, id.value()).map(UserRow::toDomain);
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        return find("email", email.value()).singleResultOptional().map(UserRow::toDomain);
    }

    @Override
    public Optional<User> findByProfile(ProfileId profile) {
        return find("profileId", profile.value()).singleResultOptional().map(UserRow::toDomain);
    }

    @Override
    public List<User> lockActiveAdministrators() {
        Rows.forget(getEntityManager());
        return find("role = ?1 and active order by id", Values.name(Role.ADMIN))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .map(UserRow::toDomain)
                .toList();
    }

    @Override
    public boolean administratorExists() {
        return find("role", Values.name(Role.ADMIN)).firstResultOptional().isPresent();
    }

    @Override
    public void add(User user) {
        persist(new UserRow().take(user));
        Rows.writeOr(
                getEntityManager(),
                () -> new Conflict(ProblemCode.EMAIL_TAKEN, "There is an account with this e-mail address already"),
                "users_email_key");
    }

    @Override
    public void save(User user) {
        Rows.known(getEntityManager(), UserRow.class, user.id().value()).take(user);
    }

    @Override
    public void remove(UserId id) {
        Rows.forget(getEntityManager());
        delete("id", id.value());
    }

    @Override
    public Page<User> page(UserFilter filter, PageRequest request) {
        var role = filter.role();
        var conditions = new Conditions()
                .and("r.role = :role", "role", role == null ? null : Values.name(role))
                .and("r.active = :active", "active", filter.active())
                .and(
                        "(r.name ilike :text" + Rows.ESCAPED + " or r.email ilike :text" + Rows.ESCAPED + ")",
                        "text",
                        Rows.containing(filter.text()))
                .before(request.after(), "r.createdAt");
        var found = find(
                        "from UserRow r" + conditions.clause() + " order by r.createdAt desc, r.id desc",
                        conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> Position.of(row.createdAt, row.id))
                .map(UserRow::toDomain);
    }

    @Override
    public Map<UserId, String> of(Collection<UserId> ids) {
        return find("id in ?1", ids.stream().map(UserId::value).toList()).stream()
                .collect(Collectors.toMap(row -> new UserId(row.id), row -> row.name));
    }
}
