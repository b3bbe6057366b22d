package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.careteam.port.CareTeams.Circle;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.domain.careteam.Mapping;
import dev.doctorpatient.domain.careteam.Mapping.Affiliation;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.careteam.RelatedPatient;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Mappings} must do, whatever stores it, and what {@link CareTeams} must tell of it. */
public abstract class MappingsContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_000);

    private Mappings mappings() {
        return stores().mappings();
    }

    private <M extends Mapping> Optional<M> found(Class<M> kind, MappingId id) {
        return inTransaction(() -> mappings().find(kind, id));
    }

    private Optional<Mapping> found(Mapping mapping) {
        return found(mapping.getClass(), mapping.id()).map(found -> found);
    }

    private boolean holds(Predicate<CareTeams> question) {
        return inTransaction(() -> question.test(stores().careTeams()));
    }

    private void add(Mapping mapping) {
        runInTransaction(() -> mappings().add(mapping));
    }

    private void remove(Mapping mapping) {
        runInTransaction(() -> mappings().remove(mapping));
    }

    private DoctorId someDoctor() {
        return fixtures().doctor().id();
    }

    private HospitalId someHospital() {
        return fixtures().hospital().id();
    }

    private PatientId somePatient() {
        return fixtures().patient().id();
    }

    private UserId someUser() {
        return fixtures().patientUser().id();
    }

    private List<Supplier<Mapping>> ofEveryKind() {
        var hospital = someHospital();
        var doctor = someDoctor();
        var patient = somePatient();
        var user = someUser();
        return List.of(
                () -> Affiliation.create(hospital, doctor, Fixtures.NOW),
                () -> Registration.create(hospital, patient, Fixtures.NOW),
                () -> Assignment.create(doctor, patient, Fixtures.NOW),
                () -> Kinship.create(user, patient, Relation.CHILD, Fixtures.NOW));
    }

    private Stream<Mapping> stored() {
        return ofEveryKind().stream().map(Supplier::get).map(fixtures()::stored);
    }

    @Test
    void aMappingIsFoundAsItWasStored() {
        assertThat(stored()).allSatisfy(mapping -> assertThat(found(mapping)).contains(mapping));
    }

    @Test
    void everyRelationIsKept() {
        var user = someUser();

        assertThat(Relation.values()).allSatisfy(relation -> {
            var kinship = fixtures().related(user, somePatient(), relation);
            assertThat(found(Kinship.class, kinship.id())).contains(kinship);
        });
    }

    @Test
    void aMappingIsFoundAsWhatItIsOnly() {
        var assignment = fixtures().assigned(someDoctor(), somePatient());

        assertThat(found(Registration.class, assignment.id())).isEmpty();
        assertThat(found(Affiliation.class, assignment.id())).isEmpty();
        assertThat(found(Kinship.class, assignment.id())).isEmpty();
        assertThat(found(Assignment.class, MappingId.next())).isEmpty();
    }

    @Test
    void theTwoCanBeMappedOnce() {
        assertThat(ofEveryKind()).allSatisfy(kind -> {
            var first = fixtures().stored(kind.get());
            var second = kind.get();

            assertRefused(ProblemCode.MAPPING_EXISTS, () -> mappings().add(second));

            assertThat(found(first)).contains(first);
            assertThat(found(second)).isEmpty();
        });
    }

    @Test
    void theSameTwoAreRelatedInOneWayOnly() {
        var kinship = fixtures().related(someUser(), somePatient(), Relation.SPOUSE);
        var second = Kinship.create(kinship.user(), kinship.patient(), Relation.PARENT, LATER);

        assertRefused(ProblemCode.MAPPING_EXISTS, () -> mappings().add(second));
    }

    @Test
    void ofManyWhoMapTheSameTwoAtOnceOneDoes() throws Exception {
        for (var kind : ofEveryKind()) {
            var outcome = Races.run(() -> inTransaction(() -> {
                var mapping = kind.get();
                mappings().add(mapping);
                return mapping;
            }));

            assertThat(outcome.results()).hasSize(1).allSatisfy(mapping -> assertThat(found(mapping))
                    .contains(mapping));
            assertThat(outcome.refusals()).hasSize(Races.THREADS - 1).containsOnly(ProblemCode.MAPPING_EXISTS);
        }
    }

    @Test
    void aUserIsOnePatientOnly() {
        var self = fixtures().related(someUser(), somePatient(), Relation.SELF);
        var second = Kinship.create(self.user(), somePatient(), Relation.SELF, LATER);

        assertRefused(ProblemCode.MAPPING_EXISTS, () -> mappings().add(second));

        assertThat(found(second)).isEmpty();
    }

    @Test
    void ofManyWhoMakeAUserAPatientAtOnceOneDoes() throws Exception {
        var user = someUser();
        var patients = Stream.generate(this::somePatient).limit(Races.THREADS).toList();

        var outcome = Races.run(racer -> () -> inTransaction(() -> {
            var self = Kinship.create(user, patients.get(racer), Relation.SELF, Fixtures.NOW);
            mappings().add(self);
            return self;
        }));

        assertThat(outcome.results()).hasSize(1);
        assertThat(outcome.refusals()).hasSize(Races.THREADS - 1).containsOnly(ProblemCode.MAPPING_EXISTS);
        assertThat(inTransaction(() -> mappings().patientsOf(user)))
                .extracting(RelatedPatient::kinship)
                .containsExactlyElementsOf(outcome.results());
    }

    @Test
    void aPatientMayBeTheSelfOfManyUsers() {
        var patient = somePatient();
        var one = fixtures().related(someUser(), patient, Relation.SELF);
        var two = fixtures().related(someUser(), patient, Relation.SELF);

        assertThat(found(one)).contains(one);
        assertThat(found(two)).contains(two);
    }

    @Test
    void aRelationCanBeCorrected() {
        var kinship = fixtures().related(someUser(), somePatient(), Relation.CHILD);
        var self = kinship.as(Relation.SELF, LATER);
        var spouse = self.as(Relation.SPOUSE, LATER.plusNanos(1_000));

        runInTransaction(() -> mappings().save(self));
        assertThat(found(kinship)).contains(self);
        runInTransaction(() -> mappings().save(spouse));
        assertThat(found(kinship)).contains(spouse);
    }

    @Test
    void aRelationThatStaysTheSameCanBeSaved() {
        var self = fixtures().related(someUser(), somePatient(), Relation.SELF);

        runInTransaction(() -> mappings().save(self));

        assertThat(found(self)).contains(self);
    }

    @Test
    void aSecondRelationCannotBecomeSelf() {
        var self = fixtures().related(someUser(), somePatient(), Relation.SELF);
        var child = fixtures().related(self.user(), somePatient(), Relation.CHILD);

        assertRefused(ProblemCode.MAPPING_EXISTS, () -> mappings().save(child.as(Relation.SELF, LATER)));

        assertThat(found(child)).contains(child);
    }

    @Test
    void selfIsFreeAgainOnceItWasCorrected() {
        var user = someUser();
        var mistaken = fixtures().related(user, somePatient(), Relation.SELF);
        runInTransaction(() -> mappings().save(mistaken.as(Relation.CHILD, LATER)));

        var self = fixtures().related(user, somePatient(), Relation.SELF);

        assertThat(found(self)).contains(self);
    }

    @Test
    void aRemovedMappingIsGoneAndStaysGone() {
        assertThat(stored()).allSatisfy(mapping -> {
            remove(mapping);
            assertThat(found(mapping)).isEmpty();

            remove(mapping);
            assertThat(found(mapping)).isEmpty();
        });
    }

    @Test
    void theTwoCanBeMappedAgain() {
        assertThat(ofEveryKind()).allSatisfy(kind -> {
            fixtures().removed(fixtures().stored(kind.get()));

            var again = fixtures().stored(kind.get());

            assertThat(found(again)).contains(again);
        });
    }

    @Test
    void aNewMappingSurvivesThatAnOlderOneIsRemovedTwice() {
        assertThat(ofEveryKind()).allSatisfy(kind -> {
            var older = fixtures().stored(kind.get());
            remove(older);
            var newer = fixtures().stored(kind.get());

            remove(older);

            assertThat(found(newer)).contains(newer);
        });
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        assertThat(ofEveryKind()).allSatisfy(kind -> {
            var mapping = kind.get();

            rollBack(() -> mappings().add(mapping));
            assertThat(found(mapping)).isEmpty();

            add(mapping);
            rollBack(() -> mappings().remove(mapping));
            assertThat(found(mapping)).contains(mapping);
        });
    }

    @Test
    void aUsersPatientsComeOldestRelationFirst() {
        var user = someUser();
        var oldest = related(user, Relation.PARENT, Fixtures.NOW.minusNanos(1_000));
        var first = related(user, Relation.SELF, Fixtures.NOW);
        var second = related(user, Relation.SPOUSE, Fixtures.NOW);
        var newest = related(user, Relation.CHILD, Fixtures.NOW.plusNanos(1_000));
        var unused = related(someUser(), Relation.CHILD, Fixtures.NOW);

        var patients = inTransaction(() -> mappings().patientsOf(user));

        assertThat(patients).containsExactly(oldest, first, second, newest);
    }

    private RelatedPatient related(UserId user, Relation relation, Instant at) {
        var patient = fixtures().patient();
        return new RelatedPatient(fixtures().stored(Kinship.create(user, patient.id(), relation, at)), patient);
    }

    @Test
    void aUsersPatientsAreAsTheyAreNow() {
        var user = someUser();
        var related = related(user, Relation.CHILD, Fixtures.NOW);
        var patient = related.patient();
        var changed = new Patient(patient.id(), PatientProfile.named("Renamed"), true, patient.createdAt(), LATER);

        runInTransaction(() -> stores().patients().save(changed));

        assertThat(inTransaction(() -> mappings().patientsOf(user)))
                .containsExactly(new RelatedPatient(related.kinship(), changed));
    }

    @Test
    void aPatientsRelativesAreTheirsOldestFirst() {
        var patient = somePatient();
        var newer = fixtures().stored(Kinship.create(someUser(), patient, Relation.CHILD, LATER));
        var older = fixtures().stored(Kinship.create(someUser(), patient, Relation.SELF, Fixtures.NOW));
        var unused1 = fixtures().related(older.user(), somePatient(), Relation.OTHER);
        fixtures().removed(fixtures().related(someUser(), patient, Relation.PARENT));

        assertThat(inTransaction(() -> mappings().relativesOf(patient))).containsExactly(older, newer);
    }

    @Test
    void aUserWithoutRelationsActsForNobody() {
        var user = someUser();

        assertThat(inTransaction(() -> mappings().patientsOf(user))).isEmpty();
    }

    @Test
    void aDoctorTreatsAPatientWhileTheyAreAssigned() {
        var doctor = someDoctor();
        var patient = somePatient();
        var assignment = fixtures().assigned(doctor, patient);
        var otherPatient = fixtures().assigned(someDoctor(), somePatient()).patient();

        assertThat(holds(teams -> teams.isAssigned(doctor, patient))).isTrue();
        assertThat(holds(teams -> teams.circle(doctor, patient).assigned())).isTrue();
        assertThat(holds(teams -> teams.isAssigned(doctor, otherPatient))).isFalse();
        remove(assignment);
        assertThat(holds(teams -> teams.isAssigned(doctor, patient))).isFalse();
        assertThat(holds(teams -> teams.circle(doctor, patient).assigned())).isFalse();
    }

    @Test
    void aDoctorWorksAtAHospitalWhileTheyAreAffiliated() {
        var doctor = someDoctor();
        var hospital = someHospital();
        var affiliation = fixtures().affiliated(hospital, doctor);
        var otherHospital = fixtures().affiliated(someHospital(), someDoctor()).hospital();

        assertThat(holds(teams -> teams.isAffiliated(doctor, hospital))).isTrue();
        assertThat(holds(teams -> teams.isAffiliated(doctor, otherHospital))).isFalse();
        remove(affiliation);
        assertThat(holds(teams -> teams.isAffiliated(doctor, hospital))).isFalse();
    }

    @Test
    void aPatientIsRegisteredWhileTheRegistrationLasts() {
        var patient = somePatient();
        var hospital = someHospital();
        var registration = fixtures().registered(hospital, patient);
        var otherHospital = fixtures().registered(someHospital(), somePatient()).hospital();

        assertThat(holds(teams -> teams.isRegistered(patient, hospital))).isTrue();
        assertThat(holds(teams -> teams.isRegistered(patient, otherHospital))).isFalse();
        remove(registration);
        assertThat(holds(teams -> teams.isRegistered(patient, hospital))).isFalse();
    }

    @Test
    void aDoctorAndAPatientShareAHospitalWhileBothBelongToIt() {
        var doctor = someDoctor();
        var patient = somePatient();
        var hospital = someHospital();
        var unused1 = fixtures().affiliated(someHospital(), doctor);
        var unused2 = fixtures().registered(someHospital(), patient);
        var unused3 = fixtures().affiliated(hospital, doctor);

        assertThat(holds(teams -> teams.shareHospital(doctor, patient))).isFalse();
        var registration = fixtures().registered(hospital, patient);
        assertThat(holds(teams -> teams.shareHospital(doctor, patient))).isTrue();
        remove(registration);
        assertThat(holds(teams -> teams.shareHospital(doctor, patient))).isFalse();
    }

    @Test
    void treatingAPatientIsNoSharedHospital() {
        var assignment = fixtures().assigned(someDoctor(), somePatient());

        assertThat(holds(teams -> teams.shareHospital(assignment.doctor(), assignment.patient())))
                .isFalse();
    }

    @Test
    void aUserActsForAPatientWhileTheyAreRelated() {
        var user = someUser();
        var patient = somePatient();
        var kinship = fixtures().related(user, patient, Relation.GUARDIAN);
        var otherPatient =
                fixtures().related(someUser(), somePatient(), Relation.SELF).patient();

        assertThat(holds(teams -> teams.isRelated(user, patient))).isTrue();
        assertThat(holds(teams -> teams.isRelated(user, otherPatient))).isFalse();
        remove(kinship);
        assertThat(holds(teams -> teams.isRelated(user, patient))).isFalse();
    }

    @Test
    void relativesAreAllWhoActForThePatientNow() {
        var patient = somePatient();
        var self = fixtures().related(someUser(), patient, Relation.SELF);
        var parent = fixtures().related(someUser(), patient, Relation.CHILD);
        fixtures().removed(fixtures().related(someUser(), patient, Relation.SPOUSE));
        var unused = fixtures().related(self.user(), somePatient(), Relation.CHILD);

        assertThat(relatives(patient)).containsExactlyInAnyOrder(self.user(), parent.user());
        assertThat(relatives(somePatient())).isEmpty();
    }

    private Set<UserId> relatives(PatientId patient) {
        return inTransaction(() -> {
            var relatives = stores().careTeams().relatives(patient);
            assertThat(stores().careTeams().circle(DoctorId.next(), patient)).isEqualTo(new Circle(false, relatives));
            return relatives;
        });
    }

    @Test
    void aPatientsDoctorsAreAllWhoTreatThemNow() {
        var patient = somePatient();
        var one = fixtures().assigned(someDoctor(), patient);
        var other = fixtures().assigned(someDoctor(), patient);
        fixtures().removed(fixtures().assigned(someDoctor(), patient));
        var stranger = somePatient();
        var unused = fixtures().assigned(one.doctor(), somePatient());

        assertThat(inTransaction(() -> stores().careTeams().doctors(patient)))
                .containsExactlyInAnyOrder(one.doctor(), other.doctor());
        assertThat(inTransaction(() -> stores().careTeams().doctors(stranger))).isEmpty();
    }

    @Test
    void whatIsMappedIsTrueInTheSameTransactionAlready() {
        var doctor = someDoctor();
        var patient = somePatient();

        var assigned = inTransaction(() -> {
            mappings().add(Assignment.create(doctor, patient, Fixtures.NOW));
            return stores().careTeams().isAssigned(doctor, patient);
        });

        assertThat(assigned).isTrue();
    }

    @Test
    void everyMappingOfAHospitalIsRemovedAndNoOther() {
        var hospital = someHospital();
        var affiliation = fixtures().affiliated(hospital, someDoctor());
        var registration = fixtures().registered(hospital, somePatient());
        var elsewhere = fixtures().affiliated(someHospital(), affiliation.doctor());

        runInTransaction(() -> mappings().removeAllOf(hospital));

        assertThat(found(affiliation)).isEmpty();
        assertThat(found(registration)).isEmpty();
        assertThat(found(elsewhere)).contains(elsewhere);
    }

    @Test
    void everyMappingOfADoctorIsRemovedAndNoOther() {
        var doctor = someDoctor();
        var affiliation = fixtures().affiliated(someHospital(), doctor);
        var assignment = fixtures().assigned(doctor, somePatient());
        var another = fixtures().assigned(someDoctor(), assignment.patient());

        runInTransaction(() -> mappings().removeAllOf(doctor));

        assertThat(found(affiliation)).isEmpty();
        assertThat(found(assignment)).isEmpty();
        assertThat(found(another)).contains(another);
    }

    @Test
    void everyMappingOfAPatientIsRemovedAndNoOther() {
        var patient = somePatient();
        var registration = fixtures().registered(someHospital(), patient);
        var assignment = fixtures().assigned(someDoctor(), patient);
        var kinship = fixtures().related(someUser(), patient, Relation.CHILD);
        var another = fixtures().related(kinship.user(), somePatient(), Relation.CHILD);

        runInTransaction(() -> mappings().removeAllOf(patient));

        assertThat(found(registration)).isEmpty();
        assertThat(found(assignment)).isEmpty();
        assertThat(found(kinship)).isEmpty();
        assertThat(found(another)).contains(another);
    }

    @Test
    void everyRelationOfAUserIsRemovedAndNoOther() {
        var user = someUser();
        var self = fixtures().related(user, somePatient(), Relation.SELF);
        var child = fixtures().related(user, somePatient(), Relation.CHILD);
        var another = fixtures().related(someUser(), child.patient(), Relation.CHILD);

        runInTransaction(() -> mappings().removeAllOf(user));

        assertThat(found(self)).isEmpty();
        assertThat(found(child)).isEmpty();
        assertThat(found(another)).contains(another);
    }

    @Test
    void thePatientsOfAUserAreThoseWhoAreStillThere() {
        var user = someUser();
        var there = fixtures().patient();
        var gone = fixtures().patient();
        var kinship = fixtures().related(user, there.id(), Relation.CHILD);
        var unused = fixtures().related(user, gone.id(), Relation.CHILD);
        runInTransaction(() -> stores().patients().save(gone.withActive(false, LATER)));

        assertThat(inTransaction(() -> mappings().patientsOf(user)))
                .containsExactly(new RelatedPatient(kinship, there));
    }
}
