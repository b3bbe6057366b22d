package dev.doctorpatient.application.careteam;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.AssignmentObserver;
import dev.doctorpatient.application.conversation.ChatLifecycle;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.domain.careteam.Mapping;
import dev.doctorpatient.domain.careteam.Mapping.Affiliation;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.careteam.RelatedPatient;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.RecordingMessageFeed.Closed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CareTeamMembershipTest {
    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final Actor admin = clinic.admin();
    private final CareTeamMembership membership =
            membership(new ChatLifecycle(stores.chats(), clinic.feed(), stores.transactions(), clinic.clock()));

    private final HospitalId hospital = clinic.hospital(Who.OTHER_HOSPITAL);
    private final DoctorId doctor = clinic.doctor(Who.OTHER_DOCTOR);
    private final PatientId patient = clinic.patient();
    private final UserId stranger = clinic.actor(Who.STRANGER).user();

    @Test
    void aDoctorBeginsToWorkAtAHospital() {
        var affiliation = membership.affiliate(admin, hospital, doctor);

        assertThat(affiliation.hospital()).isEqualTo(hospital);
        assertThat(affiliation.doctor()).isEqualTo(doctor);
        assertThat(affiliation.createdAt()).isEqualTo(clinic.clock().instant());
        assertThat(inTransaction(() -> stores.careTeams().isAffiliated(doctor, hospital)))
                .isTrue();
        assertThat(stored(Affiliation.class, affiliation.id())).hasValue(affiliation);
    }

    @Test
    void aPatientIsRegisteredAtAHospital() {
        var registration = membership.register(admin, hospital, patient);

        assertThat(inTransaction(() -> stores.careTeams().isRegistered(patient, hospital)))
                .isTrue();
        assertThat(stored(Registration.class, registration.id())).hasValue(registration);
    }

    @Test
    void aDoctorWhoBeginsToTreatAPatientHasAChatWithThem() {
        var assignment = membership.assign(admin, doctor, patient);

        assertThat(inTransaction(() -> stores.careTeams().isAssigned(doctor, patient)))
                .isTrue();
        assertThat(stored(Assignment.class, assignment.id())).hasValue(assignment);
        assertThat(chat(doctor)).isPresent();
    }

    @Test
    void whoBeginsToTreatAPatientAgainGoesOnInTheOldChat() {
        var former = clinic.doctor(Who.FORMER_DOCTOR);

        membership.assign(admin, former, patient);

        assertThat(chat(former).map(Chat::id)).hasValue(clinic.formerChat());
    }

    @Test
    void aUserBeginsToActForAPatient() {
        var kinship = membership.relate(admin, stranger, patient, Relation.SPOUSE);

        assertThat(kinship.relation()).isEqualTo(Relation.SPOUSE);
        assertThat(inTransaction(() -> stores.careTeams().isRelated(stranger, patient)))
                .isTrue();
        assertThat(membership.patientsOf(clinic.actor(Who.STRANGER), stranger))
                .extracting(related -> related.patient().id())
                .containsExactly(clinic.patient(Who.STRANGER), patient);
    }

    @Test
    void twoAreMappedOnlyOnce() {
        var here = clinic.hospital(Who.HOSPITAL);
        var treating = clinic.doctor(Who.DOCTOR);
        var relative = clinic.actor(Who.RELATIVE).user();

        assertRefused(ProblemCode.MAPPING_EXISTS, () -> membership.affiliate(admin, here, treating));
        assertRefused(ProblemCode.MAPPING_EXISTS, () -> membership.register(admin, here, patient));
        assertRefused(ProblemCode.MAPPING_EXISTS, () -> membership.assign(admin, treating, patient));
        assertRefused(ProblemCode.MAPPING_EXISTS, () -> membership.relate(admin, relative, patient, Relation.CHILD));
    }

    @Test
    void aUserIsNobodyTwice() {
        assertRefused(ProblemCode.MAPPING_EXISTS, () -> membership.relate(admin, stranger, patient, Relation.SELF));

        var kinship = membership.relate(admin, stranger, patient, Relation.CHILD);

        assertRefused(ProblemCode.MAPPING_EXISTS, () -> membership.changeRelation(admin, kinship.id(), Relation.SELF));
        assertThat(stored(Kinship.class, kinship.id())).hasValue(kinship);
    }

    @Test
    void whatDoesNotExistIsNamed() {
        var nobody = DoctorId.next();
        var nowhere = HospitalId.next();
        var noPatient = PatientId.next();

        assertUnknown("hospital_id", () -> membership.affiliate(admin, nowhere, doctor));
        assertUnknown("doctor_id", () -> membership.affiliate(admin, hospital, nobody));
        assertUnknown("hospital_id", () -> membership.register(admin, nowhere, patient));
        assertUnknown("patient_id", () -> membership.register(admin, hospital, noPatient));
        assertUnknown("doctor_id", () -> membership.assign(admin, nobody, patient));
        assertUnknown("patient_id", () -> membership.assign(admin, doctor, noPatient));
        assertUnknown("user_id", () -> membership.relate(admin, UserId.next(), patient, Relation.CHILD));
        assertUnknown("patient_id", () -> membership.relate(admin, stranger, noPatient, Relation.CHILD));
    }

    @Test
    void onlyPatientsAccountsActForPatients() {
        for (var who : List.of(Who.DOCTOR, Who.HOSPITAL, Who.ADMIN)) {
            var user = clinic.actor(who).user();

            assertInvalid("user_id", () -> membership.relate(admin, user, patient, Relation.CHILD));
        }
    }

    @Test
    void aRelationIsCorrected() {
        var kinship = membership.relate(admin, stranger, patient, Relation.CHILD);
        clinic.clock().advance(Duration.ofMinutes(1));

        var changed = membership.changeRelation(admin, kinship.id(), Relation.SIBLING);

        assertThat(changed)
                .isEqualTo(kinship.as(Relation.SIBLING, clinic.clock().instant()));
        assertThat(membership.patientsOf(admin, stranger))
                .extracting(RelatedPatient::kinship)
                .contains(changed);
    }

    @Test
    void aMappingOfAnotherKindIsNotFound() {
        var affiliation = membership.affiliate(admin, hospital, doctor);

        assertNotFound(() -> membership.remove(admin, Assignment.class, affiliation.id()));
        assertNotFound(() -> membership.changeRelation(admin, affiliation.id(), Relation.CHILD));
        assertNotFound(() -> membership.remove(admin, Kinship.class, MappingId.next()));

        assertThat(stored(Affiliation.class, affiliation.id())).isPresent();
    }

    @Test
    void accessEndsWithTheMappingItFollowedFrom() {
        var affiliation = membership.affiliate(admin, hospital, doctor);
        var registration = membership.register(admin, hospital, patient);
        var kinship = membership.relate(admin, stranger, patient, Relation.CHILD);

        membership.remove(admin, Affiliation.class, affiliation.id());
        membership.remove(admin, Registration.class, registration.id());
        membership.remove(admin, Kinship.class, kinship.id());

        assertThat(inTransaction(() -> stores.careTeams().isAffiliated(doctor, hospital)))
                .isFalse();
        assertThat(inTransaction(() -> stores.careTeams().isRegistered(patient, hospital)))
                .isFalse();
        assertThat(inTransaction(() -> stores.careTeams().isRelated(stranger, patient)))
                .isFalse();
        assertThat(clinic.feed().closed()).isEmpty();
        assertNotFound(() -> membership.remove(admin, Kinship.class, kinship.id()));
    }

    @Test
    void aDoctorWhoNoLongerTreatsAPatientIsShutOutOfTheirChatWhichStays() {
        var assignment = membership.assign(admin, doctor, patient);
        var chat = chat(doctor).orElseThrow();

        membership.remove(admin, Assignment.class, assignment.id());

        assertThat(inTransaction(() -> stores.careTeams().isAssigned(doctor, patient)))
                .isFalse();
        assertThat(clinic.feed().closed()).containsExactly(new Closed(doctor, chat.id()));
        assertThat(chat(doctor)).hasValue(chat);
    }

    @Test
    void theObserverIsToldInTheTransactionAndOfTheEndAfterIt() {
        var told = new ArrayList<String>();
        var observed = membership(new AssignmentObserver() {
            @Override
            public void assigned(Assignment assignment) {
                assertThatIllegalStateException().isThrownBy(stores.transactions()::requireNoTransaction);
                told.add("assigned " + assignment.id());
            }

            @Override
            public void unassigned(Assignment assignment) {
                stores.transactions().requireNoTransaction();
                assertThat(stored(Assignment.class, assignment.id())).isEmpty();
                told.add("unassigned " + assignment.id());
            }
        });

        var assignment = observed.assign(admin, doctor, patient);
        observed.remove(admin, Assignment.class, assignment.id());

        assertThat(told).containsExactly("assigned " + assignment.id(), "unassigned " + assignment.id());
    }

    @Test
    void anAssignmentFailsWithWhatFollowsFromIt() {
        var failing = membership(new AssignmentObserver() {
            @Override
            public void assigned(Assignment assignment) {
                throw new IllegalStateException("no chat");
            }

            @Override
            public void unassigned(Assignment assignment) {}
        });

        assertThatIllegalStateException().isThrownBy(() -> failing.assign(admin, doctor, patient));

        assertThat(inTransaction(() -> stores.careTeams().isAssigned(doctor, patient)))
                .isFalse();
    }

    private CareTeamMembership membership(AssignmentObserver observer) {
        return new CareTeamMembership(
                stores.mappings(),
                stores.hospitals(),
                stores.doctors(),
                stores.patients(),
                stores.users(),
                observer,
                stores.transactions(),
                clinic.clock());
    }

    private Optional<Chat> chat(DoctorId of) {
        return inTransaction(() -> stores.chats().findBetween(of, patient));
    }

    private <M extends Mapping> Optional<M> stored(Class<M> kind, MappingId id) {
        return inTransaction(() -> stores.mappings().find(kind, id));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return stores.transactions().inTransaction(work);
    }
}
