package dev.doctorpatient.application.careteam;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.AssignmentObserver;
import dev.doctorpatient.application.conversation.ChatLifecycle;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
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
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.RecordingAccessFeed.Ended;
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
    private final CareTeamMembership membership = membership(new ChatLifecycle(stores.chats(), clinic.clock()));

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
        var assigned = membership.assign(admin, doctor, patient);

        var assignment = assigned.assignment();
        assertThat(inTransaction(() -> stores.careTeams().isAssigned(doctor, patient)))
                .isTrue();
        assertThat(stored(Assignment.class, assignment.id())).hasValue(assignment);
        assertThat(chat(doctor).map(Chat::id)).hasValue(assigned.chat());
    }

    @Test
    void whoBeginsToTreatAPatientAgainGoesOnInTheOldChat() {
        var former = clinic.doctor(Who.FORMER_DOCTOR);

        var assigned = membership.assign(admin, former, patient);

        assertThat(assigned.chat()).isEqualTo(clinic.formerChat());
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
        assertThat(clinic.accessFeed().ended()).containsExactly(new Ended(stranger, patient));
        assertNotFound(() -> membership.remove(admin, Kinship.class, kinship.id()));
        assertThat(clinic.accessFeed().ended()).hasSize(1);
    }

    @Test
    void aDoctorWhoNoLongerTreatsAPatientIsShutOutOfTheirChatWhichStays() {
        var assigned = membership.assign(admin, doctor, patient);
        var chat = chat(doctor);

        membership.remove(admin, Assignment.class, assigned.assignment().id());

        assertThat(inTransaction(() -> stores.careTeams().isAssigned(doctor, patient)))
                .isFalse();
        assertThat(clinic.accessFeed().ended()).containsExactly(new Ended(doctor, patient));
        assertThat(chat(doctor)).isPresent().isEqualTo(chat);
    }

    @Test
    void aRelationToOneselfCanBeRemovedAndGiven() {
        var self = membership.patientsOf(admin, stranger).getFirst().kinship();

        membership.remove(admin, Kinship.class, self.id());

        assertThat(membership.patientsOf(admin, stranger)).isEmpty();
        assertThat(membership
                        .relate(admin, stranger, self.patient(), Relation.SELF)
                        .relation())
                .isEqualTo(Relation.SELF);
    }

    @Test
    void theObserverIsToldInTheTransaction() {
        var told = new ArrayList<MappingId>();
        var observed = membership(assignment -> {
            assertThatIllegalStateException().isThrownBy(stores.transactions()::requireNoTransaction);
            told.add(assignment.id());
            return clinic.chat();
        });

        var assigned = observed.assign(admin, doctor, patient);

        assertThat(told).containsExactly(assigned.assignment().id());
        assertThat(assigned.chat()).isEqualTo(clinic.chat());
    }

    @Test
    void anAssignmentFailsWithWhatFollowsFromIt() {
        var failing = membership(_ -> {
            throw new IllegalStateException("no chat");
        });

        assertThatIllegalStateException().isThrownBy(() -> failing.assign(admin, doctor, patient));

        assertThat(inTransaction(() -> stores.careTeams().isAssigned(doctor, patient)))
                .isFalse();
    }

    @Test
    void nobodyWhoWasPutAwayIsMappedAnew() {
        var now = clinic.clock().instant();
        inTransaction(() -> {
            stores.hospitals()
                    .save(stores.hospitals().find(hospital).orElseThrow().withActive(false, now));
            stores.doctors().save(stores.doctors().find(doctor).orElseThrow().withActive(false, now));
            stores.users().save(stores.users().find(stranger).orElseThrow().withActive(false, now));
            return true;
        });
        var here = clinic.hospital(Who.HOSPITAL);

        assertUnknown("hospital_id", () -> membership.affiliate(admin, hospital, clinic.doctor(Who.FORMER_DOCTOR)));
        assertUnknown("hospital_id", () -> membership.register(admin, hospital, patient));
        assertUnknown("doctor_id", () -> membership.affiliate(admin, here, doctor));
        assertUnknown("doctor_id", () -> membership.assign(admin, doctor, patient));
        assertUnknown("user_id", () -> membership.relate(admin, stranger, patient, Relation.CHILD));

        inTransaction(() -> {
            stores.patients().save(stores.patients().find(patient).orElseThrow().withActive(false, now));
            return true;
        });
        var treating = clinic.doctor(Who.FORMER_DOCTOR);
        var user = clinic.actor(Who.RELATIVE).user();
        assertUnknown("patient_id", () -> membership.assign(admin, treating, patient));
        assertUnknown("patient_id", () -> membership.relate(admin, user, patient, Relation.CHILD));
    }

    @Test
    void everyMappingLeavesATraceAboutItsPatient() {
        var affiliation = membership.affiliate(admin, hospital, doctor);
        var assignment = membership.assign(admin, doctor, patient).assignment();
        membership.remove(admin, Assignment.class, assignment.id());
        assertRefused(ProblemCode.FORBIDDEN, () -> membership.assign(clinic.actor(Who.DOCTOR), doctor, patient));

        assertThat(stores.trace())
                .extracting(AuditEvent::action, AuditEvent::outcome, AuditEvent::resource, AuditEvent::patient)
                .containsExactly(
                        tuple(
                                AuditAction.CREATE,
                                AuditOutcome.SUCCESS,
                                affiliation.id().value(),
                                null),
                        tuple(
                                AuditAction.CREATE,
                                AuditOutcome.SUCCESS,
                                assignment.id().value(),
                                patient),
                        tuple(
                                AuditAction.DELETE,
                                AuditOutcome.SUCCESS,
                                assignment.id().value(),
                                patient),
                        tuple(AuditAction.CREATE, AuditOutcome.DENIED, null, null));
        assertThat(stores.trace()).extracting(AuditEvent::resourceType).containsOnly(ResourceType.MAPPING);
    }

    private CareTeamMembership membership(AssignmentObserver observer) {
        return new CareTeamMembership(
                stores.mappings(),
                stores.hospitals(),
                stores.doctors(),
                stores.patients(),
                stores.users(),
                observer,
                clinic.accessFeed(),
                clinic.audited(),
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
