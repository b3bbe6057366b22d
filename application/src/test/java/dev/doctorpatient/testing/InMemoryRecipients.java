package dev.doctorpatient.testing;

import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
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
    public Map<ProfileId, Set<UserId>> actingAsEach(Collection<ProfileId> profiles) {
        return each(profiles, (profile, user) -> profile.equals(user.profile()));
    }

    @Override
    public Map<PatientId, Set<UserId>> actingForEach(Collection<PatientId> patients) {
        return each(patients, (patient, user) -> careTeams.isRelated(user.id(), patient));
    }

    private <K> Map<K, Set<UserId>> each(Collection<K> keys, BiPredicate<K, User> acts) {
        var users = new HashMap<K, Set<UserId>>();
        Set.copyOf(keys).forEach(key -> {
            var found = active(user -> acts.test(key, user));
            if (!found.isEmpty()) {
                users.put(key, found);
            }
        });
        return Map.copyOf(users);
    }

    private Set<UserId> active(Predicate<User> wanted) {
        return database.users.all().stream()
                .filter(User::active)
                .filter(wanted)
                .map(User::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
