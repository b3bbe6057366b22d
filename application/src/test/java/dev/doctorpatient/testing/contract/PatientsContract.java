package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.directory.port.Patients.Scope;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.Gender;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Patients} must do, whatever stores it. */
public abstract class PatientsContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_000);

    private Patients patients() {
        return stores().patients();
    }

    private Optional<Patient> found(PatientId id) {
        return inTransaction(() -> patients().find(id));
    }

    private List<Patient> listed(Scope scope, @Nullable String text) {
        return all(request -> patients().page(scope, new PatientFilter(text, null, null), request));
    }

    private boolean isWithin(Scope scope, PatientId id) {
        return inTransaction(() -> patients().isWithin(scope, id));
    }

    private Patient stored(String name) {
        return stored(PatientProfile.named(name));
    }

    private Patient stored(PatientProfile profile) {
        return fixtures().stored(Patient.create(profile, Fixtures.NOW));
    }

    private void save(Patient patient) {
        runInTransaction(() -> patients().save(patient));
    }

    private static PatientProfile full() {
        return new PatientProfile(
                "Full Name",
                LocalDate.of(2000, 2, 29),
                Gender.FEMALE,
                "+1 555 0100",
                "https://example.org/photo.png?size=1");
    }

    private static Patient inactive(Patient patient) {
        return new Patient(patient.id(), patient.profile(), false, patient.createdAt(), LATER);
    }

    @Test
    void aPatientIsFoundAsTheyWereStored() {
        var named = stored("Only a name");
        var full = stored(full());

        assertThat(found(named.id())).contains(named);
        assertThat(found(full.id())).contains(full);
    }

    @Test
    void anUnknownPatientIsNotFound() {
        assertThat(found(PatientId.next())).isEmpty();
        assertThat(inTransaction(() -> patients().lock(PatientId.next()))).isEmpty();
    }

    @Test
    void anInactivePatientIsFound() {
        var patient = inactive(stored(full()));

        save(patient);

        assertThat(found(patient.id())).contains(patient);
        assertThat(inTransaction(() -> patients().lock(patient.id()))).contains(patient);
    }

    @Test
    void changesAreKept() {
        var patient = stored("Before");
        var changed = patient.describedAs(full(), LATER);
        var back = changed.describedAs(PatientProfile.named("After"), LATER.plusNanos(1_000));

        save(changed);
        assertThat(found(patient.id())).contains(changed);
        save(back);
        assertThat(found(patient.id())).contains(back);
    }

    @Test
    void birthDatesStayOnTheirDayAndGendersWhatTheyAre() {
        var patient = fixtures().patient();
        var days = List.of(LocalDate.of(1850, 1, 1), LocalDate.of(1969, 12, 31), LocalDate.of(2024, 3, 31));
        for (var gender : Gender.values()) {
            for (var day : days) {
                var changed = patient.describedAs(new PatientProfile("Patient", day, gender, null, null), LATER);

                save(changed);

                assertThat(found(patient.id())).contains(changed);
            }
        }
    }

    @Test
    void textComesBackExactly() {
        var patient = stored(full());
        for (var text : Texts.difficultNames()) {
            var changed = patient.describedAs(PatientProfile.named(text), LATER);

            save(changed);

            assertThat(found(patient.id())).contains(changed);
        }
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        var patient = Patient.create(full(), Fixtures.NOW);
        var known = stored(full());

        rollBack(() -> {
            patients().add(patient);
            patients().save(inactive(known));
        });

        assertThat(found(patient.id())).isEmpty();
        assertThat(found(known.id())).contains(known);
    }

    @Test
    void lockingFindsThePatientAndKeepsOthersOut() throws Exception {
        var patient = stored(full());

        assertThat(inTransaction(() -> patients().lock(patient.id()))).contains(patient);
        assertExclusive(() -> patients().lock(patient.id()), () -> patients().lock(patient.id()));
    }

    @Test
    void lockingKeepsOutWhoAsksForThePatientsAgenda() throws Exception {
        var doctor = fixtures().doctor().id();
        var patient = fixtures().patient().id();
        var slot = new TimeSlot(Fixtures.NOW, Duration.ofMinutes(30));

        assertExclusive(
                () -> patients().lock(patient), () -> stores().appointments().lockAgenda(doctor, patient, slot));
        assertExclusive(() -> stores().appointments().lockAgenda(doctor, patient, slot), () -> patients()
                .lock(patient));
    }

    @Test
    void changesUnderALockAreNeverLost() throws Exception {
        var patient = stored("0");

        var outcome = Races.run(() -> inTransaction(() -> {
            var locked = patients().lock(patient.id()).orElseThrow();
            var count = Integer.parseInt(locked.profile().name()) + 1;
            patients().save(locked.describedAs(PatientProfile.named(String.valueOf(count)), LATER));
            return count;
        }));

        assertThat(outcome.results())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, Races.THREADS).boxed().toList());
    }

    @Test
    void everyPatientIsWithinAll() {
        var active = fixtures().patient();
        var inactive = inactive(fixtures().patient());
        save(inactive);

        assertThat(isWithin(new Scope.All(), active.id())).isTrue();
        assertThat(isWithin(new Scope.All(), inactive.id())).isTrue();
        assertThat(isWithin(new Scope.All(), PatientId.next())).isFalse();
    }

    @Test
    void aHospitalsPatientsAreThoseRegisteredThereNow() {
        var hospital = fixtures().hospital().id();
        var scope = new Scope.RegisteredAt(hospital);
        var here = fixtures().patient();
        var gone = fixtures().patient();
        var elsewhere = fixtures().patient();
        var unused1 = fixtures().registered(hospital, here.id());
        var unused2 = fixtures().registered(fixtures().hospital().id(), elsewhere.id());
        fixtures().removed(fixtures().registered(hospital, gone.id()));

        assertThat(listed(scope, null)).containsExactly(here);
        assertThat(isWithin(scope, here.id())).isTrue();
        assertThat(isWithin(scope, gone.id())).isFalse();
        assertThat(isWithin(scope, elsewhere.id())).isFalse();
    }

    @Test
    void aDoctorsPatientsAreThoseAssignedToThemNow() {
        var doctor = fixtures().doctor().id();
        var scope = new Scope.AssignedTo(doctor);
        var treated = fixtures().patient();
        var gone = fixtures().patient();
        var others = fixtures().patient();
        var unused1 = fixtures().assigned(doctor, treated.id());
        var unused2 = fixtures().assigned(fixtures().doctor().id(), others.id());
        fixtures().removed(fixtures().assigned(doctor, gone.id()));

        assertThat(listed(scope, null)).containsExactly(treated);
        assertThat(isWithin(scope, treated.id())).isTrue();
        assertThat(isWithin(scope, gone.id())).isFalse();
        assertThat(isWithin(scope, others.id())).isFalse();
    }

    @Test
    void aUsersPatientsAreThoseForWhomTheyActNow() {
        var user = fixtures().patientUser().id();
        var scope = new Scope.RelatedTo(user);
        var child = fixtures().patient();
        var gone = fixtures().patient();
        var others = fixtures().patient();
        var unused1 = fixtures().related(user, child.id(), Relation.CHILD);
        var unused2 = fixtures().related(fixtures().patientUser().id(), others.id(), Relation.CHILD);
        fixtures().removed(fixtures().related(user, gone.id(), Relation.SPOUSE));

        assertThat(listed(scope, null)).containsExactly(child);
        assertThat(isWithin(scope, child.id())).isTrue();
        assertThat(isWithin(scope, gone.id())).isFalse();
        assertThat(isWithin(scope, others.id())).isFalse();
    }

    @Test
    void anInactivePatientIsWithinAScopeAndNotListed() {
        var hospital = fixtures().hospital().id();
        var doctor = fixtures().doctor().id();
        var user = fixtures().patientUser().id();
        var patient = inactive(fixtures().patient());
        save(patient);
        var unused1 = fixtures().registered(hospital, patient.id());
        var unused2 = fixtures().assigned(doctor, patient.id());
        var unused3 = fixtures().related(user, patient.id(), Relation.PARENT);
        var scopes = List.of(
                new Scope.All(),
                new Scope.RegisteredAt(hospital),
                new Scope.AssignedTo(doctor),
                new Scope.RelatedTo(user));

        assertThat(scopes).allSatisfy(scope -> {
            assertThat(isWithin(scope, patient.id())).isTrue();
            assertThat(listed(scope, null)).doesNotContain(patient);
        });
    }

    @Test
    void aPatientWithManyRelationsIsListedOnce() {
        var word = Fixtures.uniqueWord();
        var patient = stored(word);
        var unused1 = fixtures().related(fixtures().patientUser().id(), patient.id(), Relation.CHILD);
        var unused2 = fixtures().related(fixtures().patientUser().id(), patient.id(), Relation.CHILD);
        var unused3 = fixtures().assigned(fixtures().doctor().id(), patient.id());

        assertThat(listed(new Scope.All(), word)).containsExactly(patient);
    }

    @Test
    void aListIsNewestFirstInStablePages() {
        var word = Fixtures.uniqueWord();

        assertNewestFirstInStablePages(
                at -> fixtures().stored(Patient.create(PatientProfile.named(word), at)),
                request -> patients().page(new Scope.All(), new PatientFilter(word, null, null), request));
    }

    @Test
    void aListOfAScopeIsNewestFirstInStablePages() {
        var doctor = fixtures().doctor().id();

        assertNewestFirstInStablePages(
                at -> {
                    var patient = fixtures().stored(Patient.create(PatientProfile.named("Patient"), at));
                    var unused = fixtures().assigned(doctor, patient.id());
                    return patient;
                },
                request -> patients().page(new Scope.AssignedTo(doctor), new PatientFilter(null, null, null), request));
    }

    @Test
    void aTextIsPartOfTheNameInAnyCase() {
        var word = Fixtures.uniqueWord();
        var patient = stored("Bj\u00F6rk " + word + " \u0141ukasz");

        assertThat(listed(new Scope.All(), "BJ\u00D6RK " + word.toUpperCase(Locale.ROOT) + " \u0142UK"))
                .containsExactly(patient);
        assertThat(listed(new Scope.All(), "Bjork " + word)).isEmpty();
    }

    @Test
    void everyCharacterOfATextStandsForItself() {
        var word = Fixtures.uniqueWord();
        var percent = stored(word + " 5% a");
        var underscore = stored(word + " 5_a");
        var backslash = stored(word + " 5\\a");

        assertThat(listed(new Scope.All(), word + " 5%")).containsExactly(percent);
        assertThat(listed(new Scope.All(), word + " 5_")).containsExactly(underscore);
        assertThat(listed(new Scope.All(), word + " 5\\")).containsExactly(backslash);
    }

    @Test
    void aTextIsLookedForInsideTheScope() {
        var doctor = fixtures().doctor().id();
        var word = Fixtures.uniqueWord();
        var treated = stored(word);
        var other = stored("Other");
        var unused1 = fixtures().assigned(doctor, treated.id());
        var unused2 = fixtures().assigned(doctor, other.id());
        var unused3 = stored(word);

        assertThat(listed(new Scope.AssignedTo(doctor), word)).containsExactly(treated);
    }

    @Test
    void aListOfAScopeCanBeOfThoseRegisteredAtAHospitalOrTreatedByADoctor() {
        var user = fixtures().patientUser().id();
        var hospital = fixtures().hospital().id();
        var doctor = fixtures().doctor().id();
        var registered = stored("Registered");
        var treated = stored("Treated");
        var both = stored("Both");
        var stranger = stored("Stranger");
        Stream.of(registered, both, treated).forEach(patient -> {
            var unused = fixtures().related(user, patient.id(), Relation.CHILD);
        });
        Stream.of(registered, both, stranger).forEach(patient -> {
            var unused = fixtures().registered(hospital, patient.id());
        });
        Stream.of(treated, both, stranger).forEach(patient -> {
            var unused = fixtures().assigned(doctor, patient.id());
        });

        assertThat(matching(new Scope.RelatedTo(user), new PatientFilter(null, hospital, null)))
                .containsExactly(both, registered);
        assertThat(matching(new Scope.RelatedTo(user), new PatientFilter(null, null, doctor)))
                .containsExactly(both, treated);
        assertThat(matching(new Scope.RelatedTo(user), new PatientFilter(null, hospital, doctor)))
                .containsExactly(both);
        assertThat(matching(new Scope.RegisteredAt(hospital), new PatientFilter(null, hospital, null)))
                .containsExactly(stranger, both, registered);
        assertThat(matching(new Scope.AssignedTo(doctor), new PatientFilter("STRANG", hospital, null)))
                .containsExactly(stranger);
    }

    private List<Patient> matching(Scope scope, PatientFilter filter) {
        return all(request -> patients().page(scope, filter, request));
    }

    @Test
    void aRemovedPatientIsGoneAndStaysGone() {
        var patient = fixtures().patient();
        var other = fixtures().patient();

        runInTransaction(() -> {
            assertThat(patients().lock(patient.id())).isPresent();
            patients().remove(patient.id());
            assertThat(patients().find(patient.id())).isEmpty();
        });
        runInTransaction(() -> patients().remove(patient.id()));

        assertThat(found(patient.id())).isEmpty();
        assertThat(found(other.id())).contains(other);
    }
}
