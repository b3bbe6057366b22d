package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Doctors} must do, whatever stores it. */
public abstract class DoctorsContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_000);

    private Doctors doctors() {
        return stores().doctors();
    }

    private Optional<Doctor> found(DoctorId id) {
        return inTransaction(() -> doctors().find(id));
    }

    private List<Doctor> listed(@Nullable String text, @Nullable HospitalId hospital, @Nullable String designation) {
        return all(request -> doctors().page(new DoctorFilter(text, hospital, designation, null), request));
    }

    private Doctor stored(DoctorProfile profile) {
        return fixtures().stored(Doctor.create(profile, Fixtures.NOW));
    }

    private void save(Doctor doctor) {
        runInTransaction(() -> doctors().save(doctor));
    }

    private static DoctorProfile named(String name) {
        return DoctorProfile.named(name, Fixtures.ZONE);
    }

    private static DoctorProfile designated(String name, @Nullable String designation) {
        return new DoctorProfile(name, null, designation, null, null, null, null, null, Fixtures.ZONE);
    }

    private static DoctorProfile working(LocalTime start, LocalTime end, String zone) {
        return new DoctorProfile("Doctor", null, null, null, null, null, start, end, ZoneId.of(zone));
    }

    private static DoctorProfile experienced(int years) {
        return new DoctorProfile("Doctor", null, null, years, null, null, null, null, Fixtures.ZONE);
    }

    private static DoctorProfile full() {
        return new DoctorProfile(
                "Dr. Full",
                "https://example.org/photo.png",
                "Cardiologist",
                12,
                "One\nTwo",
                "+1 555 0100",
                LocalTime.of(9, 0),
                LocalTime.of(17, 30),
                ZoneId.of("Europe/Berlin"));
    }

    private static Doctor inactive(Doctor doctor) {
        return new Doctor(doctor.id(), doctor.profile(), false, doctor.createdAt(), LATER);
    }

    @Test
    void aDoctorIsFoundAsTheyWereStored() {
        var bare = stored(named("Only a name"));
        var full = stored(full());

        assertThat(found(bare.id())).contains(bare);
        assertThat(found(full.id())).contains(full);
    }

    @Test
    void anUnknownDoctorIsNotFound() {
        assertThat(found(DoctorId.next())).isEmpty();
        assertThat(inTransaction(() -> doctors().lock(DoctorId.next()))).isEmpty();
    }

    @Test
    void anInactiveDoctorIsFound() {
        var doctor = inactive(stored(full()));

        save(doctor);

        assertThat(found(doctor.id())).contains(doctor);
        assertThat(inTransaction(() -> doctors().lock(doctor.id()))).contains(doctor);
    }

    @Test
    void changesAreKept() {
        var doctor = stored(named("Before"));
        var changed = doctor.describedAs(full(), LATER);
        var back = changed.describedAs(named("After"), LATER.plusNanos(1_000));

        save(changed);
        assertThat(found(doctor.id())).contains(changed);
        save(back);
        assertThat(found(doctor.id())).contains(back);
    }

    @Test
    void aShiftKeepsItsWallClockTimesAndItsZone() {
        var doctor = stored(named("Doctor"));
        var shifts = List.of(
                working(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, "UTC"),
                working(LocalTime.of(22, 0), LocalTime.of(6, 0), "America/New_York"),
                working(LocalTime.of(0, 1), LocalTime.of(23, 59, 59), "Asia/Kathmandu"),
                working(LocalTime.of(2, 30), LocalTime.of(3, 0), "+05:30"));
        for (var shift : shifts) {
            var changed = doctor.describedAs(shift, LATER);

            save(changed);

            assertThat(found(doctor.id())).contains(changed);
        }
    }

    @Test
    void textComesBackExactly() {
        var doctor = stored(full());
        for (var text : Texts.difficultNames()) {
            var changed = doctor.describedAs(
                    new DoctorProfile(text, null, text, null, text, null, null, null, Fixtures.ZONE), LATER);

            save(changed);

            assertThat(found(doctor.id())).contains(changed);
        }
    }

    @Test
    void longDetailsComeBackExactly() {
        var details = Texts.difficult(4_000).getLast();

        var doctor = stored(new DoctorProfile("Doctor", null, null, null, details, null, null, null, Fixtures.ZONE));

        assertThat(found(doctor.id())).contains(doctor);
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        var doctor = Doctor.create(full(), Fixtures.NOW);
        var known = stored(full());

        rollBack(() -> {
            doctors().add(doctor);
            doctors().save(inactive(known));
        });

        assertThat(found(doctor.id())).isEmpty();
        assertThat(found(known.id())).contains(known);
    }

    @Test
    void lockingFindsTheDoctorAndKeepsOthersOut() throws Exception {
        var doctor = stored(full());

        assertThat(inTransaction(() -> doctors().lock(doctor.id()))).contains(doctor);
        assertExclusive(() -> doctors().lock(doctor.id()), () -> doctors().lock(doctor.id()));
    }

    @Test
    void lockingKeepsOutWhoAsksForTheDoctorsAgenda() throws Exception {
        var doctor = fixtures().doctor().id();
        var patient = fixtures().patient().id();
        var slot = new TimeSlot(Fixtures.NOW, Duration.ofMinutes(30));

        assertExclusive(
                () -> doctors().lock(doctor), () -> stores().appointments().lockAgenda(doctor, patient, slot));
        assertExclusive(() -> stores().appointments().lockAgenda(doctor, patient, slot), () -> doctors()
                .lock(doctor));
    }

    @Test
    void changesUnderALockAreNeverLost() throws Exception {
        var doctor = stored(experienced(0));

        var outcome = Races.run(() -> inTransaction(() -> {
            var locked = doctors().lock(doctor.id()).orElseThrow();
            var years = Optional.ofNullable(locked.profile().experience()).orElseThrow() + 1;
            doctors().save(locked.describedAs(experienced(years), LATER));
            return years;
        }));

        assertThat(outcome.results())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, Races.THREADS).boxed().toList());
    }

    @Test
    void aListIsNewestFirstInStablePages() {
        var word = Fixtures.uniqueWord();

        assertNewestFirstInStablePages(at -> fixtures().stored(Doctor.create(named(word), at)), request -> doctors()
                .page(new DoctorFilter(word, null, null, null), request));
    }

    @Test
    void aListIsOfActiveDoctors() {
        var word = Fixtures.uniqueWord();
        var active = stored(named(word));
        var inactive = inactive(stored(named(word)));
        save(inactive);

        assertThat(listed(word, null, null)).containsExactly(active);
        assertThat(listed(null, null, null)).contains(active).doesNotContain(inactive);
    }

    @Test
    void aTextIsPartOfTheNameInAnyCase() {
        var word = Fixtures.uniqueWord();
        var doctor = stored(named("Dr. M\u00FCller " + word + " \u00D8st"));

        assertThat(listed("M\u00DCLLER " + word.toUpperCase(Locale.ROOT) + " \u00F8S", null, null))
                .containsExactly(doctor);
        assertThat(listed("Mueller " + word, null, null)).isEmpty();
    }

    @Test
    void everyCharacterOfATextStandsForItself() {
        var word = Fixtures.uniqueWord();
        var percent = stored(named(word + " 5% a"));
        var underscore = stored(named(word + " 5_a"));
        var backslash = stored(named(word + " 5\\a"));

        assertThat(listed(word + " 5%", null, null)).containsExactly(percent);
        assertThat(listed(word + " 5_", null, null)).containsExactly(underscore);
        assertThat(listed(word + " 5\\", null, null)).containsExactly(backslash);
    }

    @Test
    void aDesignationIsTheWholeOneInAnyCase() {
        var designation = "\u00C4rztin_" + Fixtures.uniqueWord();
        var doctor = stored(designated("Doctor", designation));
        var unused = stored(designated("Doctor", designation + " Nord"));

        assertThat(listed(null, null, designation)).containsExactly(doctor);
        assertThat(listed(null, null, designation.toUpperCase(Locale.ROOT))).containsExactly(doctor);
        assertThat(listed(null, null, designation.replace('_', '%'))).isEmpty();
        assertThat(listed(null, null, designation.substring(1))).isEmpty();
    }

    @Test
    void aHospitalIsWhereTheyWorkNow() {
        var hospital = fixtures().hospital().id();
        var here = fixtures().doctor();
        var gone = fixtures().doctor();
        var unused1 = fixtures().affiliated(hospital, here.id());
        var unused2 = fixtures()
                .affiliated(fixtures().hospital().id(), fixtures().doctor().id());
        fixtures().removed(fixtures().affiliated(hospital, gone.id()));

        assertThat(listed(null, hospital, null)).containsExactly(here);
    }

    @Test
    void aDoctorOfManyHospitalsIsListedOnce() {
        var word = Fixtures.uniqueWord();
        var doctor = stored(named(word));
        var unused1 = fixtures().affiliated(fixtures().hospital().id(), doctor.id());
        var unused2 = fixtures().affiliated(fixtures().hospital().id(), doctor.id());

        assertThat(listed(word, null, null)).containsExactly(doctor);
    }

    @Test
    void allFiltersHoldAtOnce() {
        var word = Fixtures.uniqueWord();
        var hospital = fixtures().hospital().id();
        var doctor = stored(designated(word, "Surgeon"));
        var elsewhere = stored(designated(word, "Surgeon"));
        var other = stored(designated(word, "Dentist"));
        var unused1 = fixtures().affiliated(hospital, doctor.id());
        var unused2 = fixtures().affiliated(hospital, other.id());

        assertThat(listed(word, hospital, "surgeon")).containsExactly(doctor);
        assertThat(listed(word, null, "surgeon")).containsExactly(elsewhere, doctor);
    }

    @Test
    void aListCanBeOfThoseWhoTreatAPatientNow() {
        var patient = fixtures().patient().id();
        var treating = fixtures().doctor();
        var putAway = fixtures().doctor();
        var gone = fixtures().doctor();
        var unused1 = fixtures().assigned(treating.id(), patient);
        var unused2 = fixtures().assigned(putAway.id(), patient);
        save(inactive(putAway));
        fixtures().removed(fixtures().assigned(gone.id(), patient));
        var unused3 = fixtures()
                .assigned(fixtures().doctor().id(), fixtures().patient().id());

        assertThat(all(request -> doctors().page(new DoctorFilter(null, null, null, patient), request)))
                .containsExactly(treating);
    }

    @Test
    void aListOfThoseWhoTreatAPatientIsNewestFirstInStablePages() {
        var patient = fixtures().patient().id();

        assertNewestFirstInStablePages(
                at -> {
                    var doctor = fixtures().stored(Doctor.create(named("Doctor"), at));
                    var unused = fixtures().assigned(doctor.id(), patient);
                    return doctor;
                },
                request -> doctors().page(new DoctorFilter(null, null, null, patient), request));
    }

    @Test
    void aRemovedDoctorIsGoneAndStaysGone() {
        var doctor = fixtures().doctor();
        var other = fixtures().doctor();

        runInTransaction(() -> {
            assertThat(doctors().lock(doctor.id())).isPresent();
            doctors().remove(doctor.id());
            assertThat(doctors().find(doctor.id())).isEmpty();
        });
        runInTransaction(() -> doctors().remove(doctor.id()));

        assertThat(found(doctor.id())).isEmpty();
        assertThat(found(other.id())).contains(other);
    }
}
