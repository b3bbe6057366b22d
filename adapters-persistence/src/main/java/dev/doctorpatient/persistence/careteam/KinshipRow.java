package dev.doctorpatient.persistence.careteam;

import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "user_patient_relations")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class KinshipRow {
    @Id
    public UUID id;

    public UUID userId;
    public UUID patientId;
    public String relation;
    /** The user again if the relation is self, so that a unique column refuses the second one. */
    public @Nullable UUID selfOf;

    public Instant createdAt;
    public Instant updatedAt;

    KinshipRow take(Kinship kinship) {
        id = kinship.id().value();
        userId = kinship.user().value();
        patientId = kinship.patient().value();
        relation = Values.name(kinship.relation());
        selfOf = kinship.relation() == Relation.SELF ? userId : null;
        createdAt = Values.stored(kinship.createdAt());
        updatedAt = Values.stored(kinship.updatedAt());
        return this;
    }

    Kinship toDomain() {
        return new Kinship(
                new MappingId(id),
                new UserId(userId),
                new PatientId(patientId),
                Values.constant(Relation.class, relation),
                createdAt,
                updatedAt);
    }
}
