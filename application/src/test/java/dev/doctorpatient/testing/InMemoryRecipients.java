package dev.doctorpatient.testing;

import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who can be told something, by the accounts in memory. */
public final class InMemoryRecipients implements Recipients {
    private final InMemoryDatabase database;
    private final InMemoryCareTeams careTeams;

    /** The recipients of a database. */
    public InMemoryRecipients(InMemoryDatabase database) {
        this.database = database;
        this.careTeams = new InMemoryCareTeams(database);
    }

    @Override
    public Set<UserId> actingAs(Collection<ProfileId> profiles) {
        var wanted = Set.copyOf(profiles);
        return active(user -> user.profile() != null && wanted.contains(user.profile()));
    }

    @Override
    public Set<UserId> actingFor(PatientId patient) {
        return active(user -> careTeams.isRelated(user.id(), patient));
    }

    private Set<UserId> active(Predicate<User> wanted) {
        return database.users.all().stream()
                .filter(User::active)
                .filter(wanted)
                .map(User::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
