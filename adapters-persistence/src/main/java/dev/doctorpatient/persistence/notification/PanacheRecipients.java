package dev.doctorpatient.persistence.notification;

import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks for ids only, so that no account is loaded for an answer. */
@ApplicationScoped
class PanacheRecipients implements Recipients {
    private final EntityManager entities;

    PanacheRecipients(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Map<ProfileId, Set<UserId>> actingAsEach(Collection<ProfileId> profiles) {
        return usersBy(
                ProfileId::new,
                "select profileId as whose, id as who from UserRow where active and profileId in ?1",
                profiles.stream().map(ProfileId::value).toList());
    }

    @Override
    public Map<PatientId, Set<UserId>> actingForEach(Collection<PatientId> patients) {
        return usersBy(
                PatientId::new,
                "select k.patientId as whose, u.id as who from UserRow u join KinshipRow k on k.userId = u.id"
                        + " where u.active and k.patientId in ?1",
                patients.stream().map(PatientId::value).toList());
    }

    private <K> Map<K, Set<UserId>> usersBy(Function<UUID, K> key, String query, List<UUID> ids) {
        return entities.createQuery(query, Tuple.class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> key.apply(row.get("whose", UUID.class)),
                        Collectors.mapping(
                                row -> new UserId(row.get("who", UUID.class)), Collectors.toUnmodifiableSet())));
    }
}
