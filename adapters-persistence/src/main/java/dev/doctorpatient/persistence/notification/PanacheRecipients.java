package dev.doctorpatient.persistence.notification;

import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks for ids only, so that no account is loaded for an answer. */
@ApplicationScoped
class PanacheRecipients implements Recipients {
    private final EntityManager entities;

    PanacheRecipients(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Set<UserId> actingAs(Collection<ProfileId> profiles) {
        return users(entities.createQuery("select id from UserRow where active and profileId in ?1", UUID.class)
                .setParameter(1, profiles.stream().map(ProfileId::value).toList()));
    }

    @Override
    public Set<UserId> actingFor(PatientId patient) {
        return users(entities.createQuery(
                        "select u.id from UserRow u join KinshipRow k on k.userId = u.id"
                                + " where u.active and k.patientId = ?1",
                        UUID.class)
                .setParameter(1, patient.value()));
    }

    private static Set<UserId> users(TypedQuery<UUID> query) {
        return query.getResultStream().map(UserId::new).collect(Collectors.toUnmodifiableSet());
    }
}
