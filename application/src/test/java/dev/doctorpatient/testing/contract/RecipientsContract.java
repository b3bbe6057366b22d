package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.testing.Fixtures;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Recipients} must do, whatever stores the accounts. */
public abstract class RecipientsContract extends PortContract {
    private Set<UserId> actingAs(ProfileId... profiles) {
        return inTransaction(() -> stores().recipients().actingAs(List.of(profiles)));
    }

    private Set<UserId> actingFor(PatientId patient) {
        return inTransaction(() -> stores().recipients().actingFor(patient));
    }

    private void deactivate(User user) {
        runInTransaction(() -> {
            var account = stores().users().lock(user.id()).orElseThrow();
            stores().users().save(account.withActive(false, Fixtures.NOW));
        });
    }

    @Test
    void whoActsAsAProfileIsFoundByIt() {
        var doctor = fixtures().doctor();
        var hospital = fixtures().hospital();
        var doctorUser = fixtures().accountOf(doctor).id();
        var hospitalUser = fixtures().accountOf(hospital).id();
        var doctorProfile = new ProfileId(doctor.id().value());
        var hospitalProfile = new ProfileId(hospital.id().value());

        assertThat(actingAs(doctorProfile)).containsExactly(doctorUser);
        assertThat(actingAs(doctorProfile, hospitalProfile)).containsExactlyInAnyOrder(doctorUser, hospitalUser);
    }

    @Test
    void aProfileWithoutAnAccountHasNobody() {
        assertThat(actingAs(new ProfileId(fixtures().doctor().id().value()))).isEmpty();
        assertThat(actingAs(ProfileId.next())).isEmpty();
        assertThat(actingAs()).isEmpty();
    }

    @Test
    void whoActsForAPatientIsFoundWhateverTheRelation() {
        var patient = fixtures().patient();
        var self = fixtures().accountOf(patient).id();
        var parent = fixtures().patientUser().id();
        var unused = fixtures().related(self, patient.id(), Relation.SELF);
        var relation = fixtures().related(parent, patient.id(), Relation.CHILD);

        assertThat(actingFor(patient.id())).containsExactlyInAnyOrder(self, parent);

        fixtures().removed(relation);

        assertThat(actingFor(patient.id())).containsExactly(self);
        assertThat(actingFor(fixtures().patient().id())).isEmpty();
    }

    @Test
    void whoIsDeactivatedIsNotFound() {
        var doctor = fixtures().doctor();
        var doctorUser = fixtures().accountOf(doctor);
        var patient = fixtures().patient();
        var relative = fixtures().patientUser();
        var unused = fixtures().related(relative.id(), patient.id(), Relation.PARENT);

        deactivate(doctorUser);
        deactivate(relative);

        assertThat(actingAs(new ProfileId(doctor.id().value()))).isEmpty();
        assertThat(actingFor(patient.id())).isEmpty();
    }
}
