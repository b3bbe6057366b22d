package dev.doctorpatient.persistence.file;

import dev.doctorpatient.application.file.port.StorageUses;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.StorageUse;
import dev.doctorpatient.domain.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Sums up what the tables of documents and of waiting files hold: nobody has so many that it would be slow. */
@ApplicationScoped
class PanacheStorageUses implements StorageUses {
    private static final String SUM = "select count(r), coalesce(sum(r.size), 0) from ";

    private final EntityManager entities;

    PanacheStorageUses(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public StorageUse by(UserId user) {
        return together(
                SUM + "DocumentRow r where r.uploadedByUser = :owner",
                SUM + "ChatUploadRow r where r.uploadedBy = :owner",
                user.value());
    }

    @Override
    public StorageUse about(PatientId patient) {
        return together(
                SUM + "DocumentRow r where r.patientId = :owner",
                SUM + "ChatUploadRow r join ChatRow c on c.id = r.chatId where c.patientId = :owner",
                patient.value());
    }

    private StorageUse together(String documents, String waiting, UUID owner) {
        var kept = sum(documents, owner);
        var more = sum(waiting, owner);
        return new StorageUse(kept.files() + more.files(), kept.bytes() + more.bytes());
    }

    private StorageUse sum(String query, UUID owner) {
        return entities.createQuery(query, StorageUse.class)
                .setParameter("owner", owner)
                .getSingleResult();
    }
}
