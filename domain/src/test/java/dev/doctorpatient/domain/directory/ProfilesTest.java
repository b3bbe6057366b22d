package dev.doctorpatient.domain.directory;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.identity.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    private static final Instant NOW = Instant.parse("2030-06-03T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final String LONG_URL = "https://example.org/" + "x".repeat(2_048);

    @Test
    void aDoctorsProfileMayFillItsLimits() {
        var profile = new DoctorProfile(
                "n".repeat(200),
                "https://example.org/p.jpg",
                "d".repeat(200),
                0,
                "x".repeat(4_000),
                "c".repeat(50),
                null,
                null,
                ZoneOffset.UTC);

        assertThat(profile.experience()).isZero();
    }

    @Test
    void aDoctorsProfileNamesEveryFieldThatIsWrong() {
        assertThat(fieldsRefusedBy(() -> new DoctorProfile(
                        "n".repeat(201),
                        LONG_URL,
                        "d".repeat(201),
                        -1,
                        "x".repeat(4_001),
                        "c".repeat(51),
                        LocalTime.NOON,
                        null,
                        ZoneOffset.UTC)))
                .containsExactly("name", "photo", "designation", "experience", "details", "contact", "shift_time_end");
    }

    @Test
    void aShiftHasBothEndsOrNone() {
        var nine = LocalTime.of(9, 0);
        var five = LocalTime.of(17, 0);

        assertThat(doctorWorking(nine, five).shift()).contains(new Shift(nine, five, ZoneId.of("Asia/Kolkata")));
        assertThat(doctorWorking(null, null).shift()).isEmpty();
        assertThat(fieldsRefusedBy(() -> doctorWorking(nine, null))).containsExactly("shift_time_end");
        assertThat(fieldsRefusedBy(() -> doctorWorking(null, five))).containsExactly("shift_time_start");
    }

    @Test
    void aProfileOfWhichOnlyTheNameIsKnownIsValid() {
        assertThat(DoctorProfile.named("Dr Ada", ZoneOffset.UTC).shift()).isEmpty();
        assertThat(PatientProfile.named("Ada").birthDate()).isNull();
        assertThat(HospitalProfile.named("St Ada").specialities()).isEmpty();

        assertThat(fieldsRefusedBy(() -> DoctorProfile.named(" ", ZoneOffset.UTC)))
                .containsExactly("name");
        assertThat(fieldsRefusedBy(() -> PatientProfile.named(""))).containsExactly("name");
        assertThat(fieldsRefusedBy(() -> HospitalProfile.named("\n"))).containsExactly("name");
    }

    @Test
    void aPatientsProfileNamesEveryFieldThatIsWrong() {
        assertThat(fieldsRefusedBy(() -> new PatientProfile(
                        "n".repeat(201), LocalDate.of(1849, 12, 31), Gender.OTHER, "c".repeat(51), "nowhere")))
                .containsExactly("name", "dob", "contact", "photo");
    }

    @Test
    void aPatientMayBeBornOnTheDayThatItIsSomewhereOnEarth() {
        var lateEvening = Instant.parse("2030-06-03T10:00:00Z"); // the 4th has just begun on Kiritimati

        assertThat(Patient.create(bornOn(LocalDate.of(2030, 6, 4)), lateEvening).active())
                .isTrue();
        assertThat(fieldsRefusedBy(() -> Patient.create(bornOn(LocalDate.of(2030, 6, 4)), lateEvening.minusNanos(1))))
                .containsExactly("dob");
        assertThat(fieldsRefusedBy(() -> Patient.create(bornOn(LocalDate.of(2030, 6, 5)), lateEvening)))
                .containsExactly("dob");
    }

    @Test
    void aPatientCannotBeDescribedAsBornInTheFuture() {
        var patient = Patient.create(bornOn(LocalDate.of(2000, 2, 29)), NOW);

        assertThat(fieldsRefusedBy(() -> patient.describedAs(bornOn(LocalDate.of(2031, 1, 1)), NOW)))
                .containsExactly("dob");
    }

    @Test
    void aHospitalsProfileMayFillItsLimits() {
        var profile = new HospitalProfile(
                "n".repeat(200),
                "a".repeat(500),
                "c".repeat(200),
                "s".repeat(200),
                "c".repeat(200),
                "c".repeat(50),
                "p".repeat(20),
                new EmailAddress("desk@example.org"),
                Collections.nCopies(100, "s".repeat(200)),
                "https://example.org/a",
                "http://example.org");

        assertThat(profile.specialities()).hasSize(100);
    }

    @Test
    void aHospitalsProfileNamesEveryFieldThatIsWrong() {
        assertThat(fieldsRefusedBy(() -> new HospitalProfile(
                        " ",
                        "a".repeat(501),
                        "c".repeat(201),
                        "s".repeat(201),
                        "c".repeat(201),
                        "c".repeat(51),
                        "p".repeat(21),
                        null,
                        Collections.nCopies(101, "cardiology"),
                        "ftp://example.org",
                        LONG_URL)))
                .containsExactly(
                        "name",
                        "address",
                        "city",
                        "state",
                        "country",
                        "contact",
                        "pin_code",
                        "link",
                        "website",
                        "specialities");
    }

    @Test
    void aSpecialityIsATextLikeAnyOther() {
        assertThat(fieldsRefusedBy(() -> hospitalFor(List.of("cardiology", ""))))
                .containsExactly("specialities");
        assertThat(fieldsRefusedBy(() -> hospitalFor(List.of("x".repeat(201))))).containsExactly("specialities");
    }

    @Test
    void aHospitalKeepsItsOwnCopyOfTheSpecialities() {
        var specialities = new ArrayList<>(List.of("cardiology"));

        var profile = hospitalFor(specialities);
        specialities.clear();

        assertThat(profile.specialities()).containsExactly("cardiology");
    }

    @Test
    void whatIsNewIsActive() {
        assertThat(Hospital.create(HospitalProfile.named("St Ada"), NOW).active())
                .isTrue();
        assertThat(Doctor.create(DoctorProfile.named("Dr Ada", ZoneOffset.UTC), NOW)
                        .active())
                .isTrue();
        assertThat(Patient.create(PatientProfile.named("Ada"), NOW).createdAt()).isEqualTo(NOW);
    }

    @Test
    void anotherProfileIsAChangeAndTheSameOneIsNone() {
        var hospital = Hospital.create(HospitalProfile.named("St Ada"), NOW);
        var doctor = Doctor.create(DoctorProfile.named("Dr Ada", ZoneOffset.UTC), NOW);
        var patient = Patient.create(PatientProfile.named("Ada"), NOW);

        assertThat(hospital.describedAs(HospitalProfile.named("St Eve"), LATER).updatedAt())
                .isEqualTo(LATER);
        assertThat(doctor.describedAs(DoctorProfile.named("Dr Eve", ZoneOffset.UTC), LATER)
                        .updatedAt())
                .isEqualTo(LATER);
        assertThat(patient.describedAs(PatientProfile.named("Eve"), LATER).updatedAt())
                .isEqualTo(LATER);

        assertThat(hospital.describedAs(HospitalProfile.named("St Ada"), LATER)).isSameAs(hospital);
        assertThat(doctor.describedAs(DoctorProfile.named("Dr Ada", ZoneOffset.UTC), LATER))
                .isSameAs(doctor);
        assertThat(patient.describedAs(PatientProfile.named("Ada"), LATER)).isSameAs(patient);
    }

    @Test
    void whoIsPutAwayIsInactiveAndComesBackAsTheyWere() {
        var hospital = Hospital.create(HospitalProfile.named("St Ada"), NOW);
        var doctor = Doctor.create(DoctorProfile.named("Dr Ada", ZoneOffset.UTC), NOW);
        var patient = Patient.create(PatientProfile.named("Ada"), NOW);

        assertThat(hospital.withActive(false, LATER).active()).isFalse();
        assertThat(hospital.withActive(false, LATER).withActive(true, LATER))
                .isEqualTo(new Hospital(hospital.id(), hospital.profile(), true, NOW, LATER));
        assertThat(doctor.withActive(false, LATER).active()).isFalse();
        assertThat(doctor.withActive(true, LATER)).isSameAs(doctor);
        assertThat(patient.withActive(false, LATER))
                .isEqualTo(new Patient(patient.id(), patient.profile(), false, NOW, LATER));
    }

    private static DoctorProfile doctorWorking(@Nullable LocalTime from, @Nullable LocalTime to) {
        return new DoctorProfile("Dr Ada", null, null, null, null, null, from, to, ZoneId.of("Asia/Kolkata"));
    }

    private static PatientProfile bornOn(LocalDate day) {
        return new PatientProfile("Ada", day, null, null, null);
    }

    private static HospitalProfile hospitalFor(List<String> specialities) {
        return new HospitalProfile("St Ada", null, null, null, null, null, null, null, specialities, null, null);
    }
}
