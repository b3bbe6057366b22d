package dev.doctorpatient.domain.careteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MappingTest {
    private static final Instant NOW = Instant.parse("2030-06-03T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void aNewMappingTiesTheTwoAndIsAsOldAsItsChange() {
        var hospital = HospitalId.next();
        var doctor = DoctorId.next();
        var patient = PatientId.next();

        var affiliation = Mapping.Affiliation.create(hospital, doctor, NOW);
        var registration = Mapping.Registration.create(hospital, patient, NOW);
        var assignment = Mapping.Assignment.create(doctor, patient, NOW);

        assertThat(affiliation).isEqualTo(new Mapping.Affiliation(affiliation.id(), hospital, doctor, NOW, NOW));
        assertThat(registration).isEqualTo(new Mapping.Registration(registration.id(), hospital, patient, NOW, NOW));
        assertThat(assignment).isEqualTo(new Mapping.Assignment(assignment.id(), doctor, patient, NOW, NOW));
    }

    @Test
    void theRelationOfTheSameTwoPeopleCanChange() {
        var kinship = Mapping.Kinship.create(UserId.next(), PatientId.next(), Relation.SPOUSE, NOW);

        var changed = kinship.as(Relation.WIFE, LATER);

        assertThat(changed.relation()).isEqualTo(Relation.WIFE);
        assertThat(changed.updatedAt()).isEqualTo(LATER);
        assertThat(changed)
                .usingRecursiveComparison()
                .ignoringFields("relation", "updatedAt")
                .isEqualTo(kinship);
    }

    @Test
    void theSameRelationIsNoChange() {
        var kinship = Mapping.Kinship.create(UserId.next(), PatientId.next(), Relation.CHILD, NOW);

        assertThat(kinship.as(Relation.CHILD, LATER)).isSameAs(kinship);
    }

    @Test
    void theRelationsAreThoseOfTheContract() {
        assertThat(Arrays.stream(Relation.values())
                        .map(relation -> relation.name().toLowerCase(Locale.ROOT)))
                .containsExactly(
                        "self", "spouse", "wife", "husband", "child", "parent", "sibling", "guardian", "other");
    }
}
