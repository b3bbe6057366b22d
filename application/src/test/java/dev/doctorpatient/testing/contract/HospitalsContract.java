package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.Fixtures;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Hospitals} must do, whatever stores it. */
public abstract class HospitalsContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_000);

    private Hospitals hospitals() {
        return stores().hospitals();
    }

    private Optional<Hospital> found(HospitalId id) {
        return inTransaction(() -> hospitals().find(id));
    }

    private List<Hospital> listed(@Nullable String text, @Nullable String city, @Nullable String speciality) {
        return all(request -> hospitals().page(new HospitalFilter(text, city, speciality, null, null), request));
    }

    private Hospital stored(HospitalProfile profile) {
        return fixtures().stored(Hospital.create(profile, Fixtures.NOW));
    }

    private Hospital stored(String name, @Nullable String city, List<String> specialities) {
        return stored(new HospitalProfile(name, null, city, null, null, null, null, null, specialities, null, null));
    }

    private void save(Hospital hospital) {
        runInTransaction(() -> hospitals().save(hospital));
    }

    private static HospitalProfile reachedAt(EmailAddress email) {
        return new HospitalProfile("Hospital", null, null, null, null, null, null, email, List.of(), null, null);
    }

    private static HospitalProfile full() {
        return new HospitalProfile(
                "St. Mary's",
                "1 High Street\nBack yard",
                "Springfield",
                "State",
                "Country",
                "+1 555 0100",
                "560 001",
                Fixtures.uniqueEmail(),
                List.of("Cardiology", "Ear, nose and throat", "\"Quoted\" {braces}", "Cardiology"),
                "https://example.org/a?b=c%20d",
                "http://example.org");
    }

    private static Hospital inactive(Hospital hospital) {
        return new Hospital(hospital.id(), hospital.profile(), false, hospital.createdAt(), LATER);
    }

    @Test
    void aHospitalIsFoundAsItWasStored() {
        var named = stored(HospitalProfile.named("Only a name"));
        var full = stored(full());

        assertThat(found(named.id())).contains(named);
        assertThat(found(full.id())).contains(full);
    }

    @Test
    void anUnknownHospitalIsNotFound() {
        assertThat(found(HospitalId.next())).isEmpty();
        assertThat(inTransaction(() -> hospitals().lock(HospitalId.next()))).isEmpty();
    }

    @Test
    void anInactiveHospitalIsFound() {
        var hospital = inactive(stored(full()));

        save(hospital);

        assertThat(found(hospital.id())).contains(hospital);
        assertThat(inTransaction(() -> hospitals().lock(hospital.id()))).contains(hospital);
    }

    @Test
    void changesAreKept() {
        var hospital = stored(HospitalProfile.named("Before"));
        var changed = hospital.describedAs(full(), LATER);
        var back = changed.describedAs(HospitalProfile.named("After"), LATER.plusNanos(1_000));

        save(changed);
        assertThat(found(hospital.id())).contains(changed);
        save(back);
        assertThat(found(hospital.id())).contains(back);
    }

    @Test
    void specialitiesKeepTheirOrderAndTheirText() {
        var hospital = stored(full());
        var changed = hospital.describedAs(
                new HospitalProfile(
                        "Hospital",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Texts.difficultNames().reversed(),
                        null,
                        null),
                LATER);

        save(changed);

        assertThat(found(hospital.id())).contains(changed);
    }

    @Test
    void aHundredSpecialitiesAreKept() {
        var hospital = stored("Hospital", null, Collections.nCopies(100, "Cardiology"));

        assertThat(found(hospital.id())).contains(hospital);
    }

    @Test
    void textComesBackExactly() {
        var hospital = stored(full());
        for (var text : Texts.difficultNames()) {
            var changed = hospital.describedAs(
                    new HospitalProfile(text, text, text, text, text, null, null, null, List.of(text), null, null),
                    LATER);

            save(changed);

            assertThat(found(hospital.id())).contains(changed);
        }
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        var hospital = Hospital.create(full(), Fixtures.NOW);
        var known = stored(full());

        rollBack(() -> {
            hospitals().add(hospital);
            hospitals().save(inactive(known));
        });

        assertThat(found(hospital.id())).isEmpty();
        assertThat(found(known.id())).contains(known);
    }

    @Test
    void lockingFindsTheHospitalAndKeepsOthersOut() throws Exception {
        var hospital = stored(full());

        assertThat(inTransaction(() -> hospitals().lock(hospital.id()))).contains(hospital);
        assertExclusive(() -> hospitals().lock(hospital.id()), () -> hospitals().lock(hospital.id()));
    }

    @Test
    void changesUnderALockAreNeverLost() throws Exception {
        var hospital = stored(HospitalProfile.named("0"));

        var outcome = Races.run(() -> inTransaction(() -> {
            var locked = hospitals().lock(hospital.id()).orElseThrow();
            var count = Integer.parseInt(locked.profile().name()) + 1;
            hospitals().save(locked.describedAs(HospitalProfile.named(String.valueOf(count)), LATER));
            return count;
        }));

        assertThat(outcome.results())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, Races.THREADS).boxed().toList());
    }

    @Test
    void anAddressBelongsToOneHospital() {
        var email = Fixtures.uniqueEmail();
        var first = stored(reachedAt(email));
        var second = Hospital.create(reachedAt(email), LATER);
        var third = fixtures().hospital();

        assertRefused(ProblemCode.EMAIL_TAKEN, () -> hospitals().add(second));
        assertRefused(ProblemCode.EMAIL_TAKEN, () -> hospitals().save(third.describedAs(reachedAt(email), LATER)));

        assertThat(found(first.id())).contains(first);
        assertThat(found(second.id())).isEmpty();
        assertThat(found(third.id())).contains(third);
    }

    @Test
    void aHospitalKeepsItsOwnAddress() {
        var hospital = stored(full());
        var changed = inactive(hospital);

        save(changed);

        assertThat(found(hospital.id())).contains(changed);
    }

    @Test
    void anAddressThatWasGivenUpIsFree() {
        var email = Fixtures.uniqueEmail();
        var first = stored(reachedAt(email));
        save(first.describedAs(HospitalProfile.named("Without address"), LATER));

        var second = stored(reachedAt(email));

        assertThat(found(second.id())).contains(second);
    }

    @Test
    void anAccountMayHaveTheAddressOfAHospital() {
        var hospital = stored(reachedAt(fixtures().administrator().email()));

        assertThat(found(hospital.id())).contains(hospital);
    }

    @Test
    void aListIsNewestFirstInStablePages() {
        var word = Fixtures.uniqueWord();

        assertNewestFirstInStablePages(
                at -> fixtures().stored(Hospital.create(HospitalProfile.named(word), at)),
                request -> hospitals().page(new HospitalFilter(word, null, null, null, null), request));
    }

    @Test
    void aListIsOfActiveHospitals() {
        var word = Fixtures.uniqueWord();
        var active = stored(word, null, List.of());
        var inactive = inactive(stored(word, null, List.of()));
        save(inactive);

        assertThat(listed(word, null, null)).containsExactly(active);
        assertThat(listed(null, null, null)).contains(active).doesNotContain(inactive);
    }

    @Test
    void aTextIsPartOfTheNameInAnyCase() {
        var word = Fixtures.uniqueWord();
        var hospital = stored("Klinik S\u00DCD " + word + " Nord", null, List.of());

        assertThat(listed("klinik s\u00FCd " + word.toUpperCase(Locale.ROOT) + " NO", null, null))
                .containsExactly(hospital);
        assertThat(listed(word + " S", null, null)).isEmpty();
    }

    @Test
    void everyCharacterOfATextStandsForItself() {
        var word = Fixtures.uniqueWord();
        var percent = stored(word + " 5% a", null, List.of());
        var underscore = stored(word + " 5_a", null, List.of());
        var backslash = stored(word + " 5\\a", null, List.of());

        assertThat(listed(word + " 5%", null, null)).containsExactly(percent);
        assertThat(listed(word + " 5_", null, null)).containsExactly(underscore);
        assertThat(listed(word + " 5\\", null, null)).containsExactly(backslash);
    }

    @Test
    void aCityIsTheWholeNameInAnyCase() {
        var city = "M\u00FCnchen_" + Fixtures.uniqueWord();
        var there = stored("Hospital", city, List.of());
        var unused = stored("Hospital", city + " Nord", List.of());

        assertThat(listed(null, city.toUpperCase(Locale.ROOT), null)).containsExactly(there);
        assertThat(listed(null, city.replace('_', '%'), null)).isEmpty();
        assertThat(listed(null, city.substring(1), null)).isEmpty();
    }

    @Test
    void aSpecialityIsOneWholeOneInAnyCase() {
        var speciality = "P\u00E4diatrie, " + Fixtures.uniqueWord();
        var first = stored("Hospital", null, List.of(speciality, "Other"));
        var last = stored("Hospital", null, List.of("Other", speciality.toUpperCase(Locale.ROOT)));
        var unused = stored("Hospital", null, List.of(speciality + " Nord", "Other"));

        assertThat(listed(null, null, speciality)).containsExactly(last, first);
        assertThat(listed(null, null, speciality.toUpperCase(Locale.ROOT))).containsExactly(last, first);
        assertThat(listed(null, null, speciality.substring(1))).isEmpty();
    }

    @Test
    void allFiltersHoldAtOnce() {
        var word = Fixtures.uniqueWord();
        var hospital = stored(word, "City", List.of("Cardiology"));
        var unused1 = stored(word, "City", List.of("Neurology"));
        var unused2 = stored(word, "Town", List.of("Cardiology"));

        assertThat(listed(word, "city", "cardiology")).containsExactly(hospital);
    }

    @Test
    void aListCanBeOfThoseWhereADoctorWorksOrAPatientIsRegisteredNow() {
        var doctor = fixtures().doctor().id();
        var patient = fixtures().patient().id();
        var work = fixtures().hospital();
        var both = fixtures().hospital();
        var home = fixtures().hospital();
        var left = fixtures().hospital();
        var unused1 = fixtures().affiliated(work.id(), doctor);
        var unused2 = fixtures().affiliated(both.id(), doctor);
        var unused3 = fixtures().registered(both.id(), patient);
        var unused4 = fixtures().registered(home.id(), patient);
        fixtures().removed(fixtures().affiliated(left.id(), doctor));
        fixtures().removed(fixtures().registered(left.id(), patient));

        assertThat(matching(new HospitalFilter(null, null, null, doctor, null))).containsExactly(both, work);
        assertThat(matching(new HospitalFilter(null, null, null, null, patient)))
                .containsExactly(home, both);
        assertThat(matching(new HospitalFilter(null, null, null, doctor, patient)))
                .containsExactly(both);
    }

    private List<Hospital> matching(HospitalFilter filter) {
        return all(request -> hospitals().page(filter, request));
    }

    @Test
    void whoeverLocksAHospitalWaitsForThoseWhoHoldIt() throws Exception {
        var hospital = fixtures().hospital();

        assertThat(inTransaction(() -> hospitals().hold(hospital.id()))).contains(hospital);
        assertThat(inTransaction(() -> hospitals().hold(HospitalId.next()))).isEmpty();
        assertExclusive(() -> hospitals().hold(hospital.id()), () -> hospitals().lock(hospital.id()));
        assertExclusive(() -> hospitals().lock(hospital.id()), () -> hospitals().hold(hospital.id()));
    }

    @Test
    void aRemovedHospitalIsGoneAndItsAddressFree() {
        var email = Fixtures.uniqueEmail();
        var hospital = stored(reachedAt(email));

        runInTransaction(() -> {
            assertThat(hospitals().lock(hospital.id())).isPresent();
            hospitals().remove(hospital.id());
            assertThat(hospitals().find(hospital.id())).isEmpty();
        });
        runInTransaction(() -> hospitals().remove(hospital.id()));

        assertThat(found(hospital.id())).isEmpty();
        assertThat(found(stored(reachedAt(email)).id())).isPresent();
    }
}
