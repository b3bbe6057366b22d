package dev.doctorpatient.application.directory;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The two directories that everybody may read. */
class DirectoriesTest {
    private final Clinic clinic = new Clinic();
    private final HospitalDirectory hospitals = new HospitalDirectory(
            clinic.stores().hospitals(),
            clinic.stores().doctors(),
            clinic.stores().patients(),
            clinic.audited(),
            clinic.clock());
    private final DoctorDirectory doctors = new DoctorDirectory(
            clinic.stores().doctors(),
            clinic.stores().hospitals(),
            clinic.stores().patients(),
            clinic.audited(),
            clinic.clock());

    @Test
    void aHospitalThatIsAddedIsThereForEverybody() {
        var added = hospitals.add(clinic.admin(), hospital("Coast Hospital", null));

        assertThat(hospitals.get(clinic.actor(Who.STRANGER), added.id())).isEqualTo(added);
        assertThat(hospitals
                        .list(
                                clinic.actor(Who.STRANGER),
                                new HospitalFilter("coast", null, null, null, null),
                                PageRequest.first())
                        .items())
                .containsExactly(added);
    }

    @Test
    void twoHospitalsDoNotShareAnAddress() {
        var email = Fixtures.uniqueEmail();
        var own = clinic.hospital(Who.HOSPITAL);
        hospitals.add(clinic.admin(), hospital("One", email));

        assertRefused(ProblemCode.EMAIL_TAKEN, () -> hospitals.add(clinic.admin(), hospital("Two", email)));
        assertRefused(
                ProblemCode.EMAIL_TAKEN,
                () -> hospitals.update(clinic.actor(Who.HOSPITAL), own, _ -> hospital("Three", email)));

        assertThat(hospitals.get(clinic.admin(), own).profile().name()).isEqualTo("Hospital");
    }

    @Test
    void aHospitalChangesWhatItWantsAndKeepsTheRest() {
        var own = clinic.hospital(Who.HOSPITAL);
        hospitals.update(clinic.admin(), own, _ -> hospital("Coast Hospital", new EmailAddress("coast@example.org")));
        clinic.clock().advance(Duration.ofMinutes(1));

        var updated = hospitals.update(clinic.actor(Who.HOSPITAL), own, old -> hospital("Hill Hospital", old.email()));

        assertThat(updated.profile()).isEqualTo(hospital("Hill Hospital", new EmailAddress("coast@example.org")));
        assertThat(updated.updatedAt()).isEqualTo(clinic.clock().instant());
        assertThat(hospitals.get(clinic.admin(), own)).isEqualTo(updated);
    }

    @Test
    void aChangeOfNothingLeavesADoctorAsTheyWere() {
        var own = clinic.doctor(Who.DOCTOR);
        var before = doctors.get(clinic.admin(), own);
        clinic.clock().advance(Duration.ofMinutes(1));

        assertThat(doctors.update(clinic.actor(Who.DOCTOR), own, old -> old)).isEqualTo(before);
    }

    @Test
    void aDoctorSetsTheirShift() {
        var own = clinic.doctor(Who.DOCTOR);

        var updated = doctors.update(
                clinic.actor(Who.DOCTOR), own, old -> shift(old, LocalTime.of(22, 0), LocalTime.of(6, 0)));

        assertThat(updated.profile().shift()).isPresent();
        assertThat(doctors.get(clinic.actor(Who.STRANGER), own)).isEqualTo(updated);
    }

    @Test
    void aShiftHasBothEndsOrNone() {
        var own = clinic.doctor(Who.DOCTOR);

        assertInvalid(
                "shift_time_end",
                () -> doctors.update(clinic.actor(Who.DOCTOR), own, old -> shift(old, LocalTime.of(9, 0), null)));
    }

    @Test
    void doctorsAreFoundByWhereTheyWork() {
        var found = doctors.list(
                clinic.actor(Who.STRANGER),
                new DoctorFilter(null, clinic.hospital(Who.HOSPITAL), null, null),
                PageRequest.first());

        assertThat(found.items()).extracting(doctor -> doctor.id()).containsExactly(clinic.doctor(Who.DOCTOR));
    }

    @Test
    void doctorsAreListedNewestFirst() {
        clinic.clock().advance(Duration.ofMinutes(1));
        var added = doctors.add(clinic.admin(), DoctorProfile.named("Late", Fixtures.ZONE));

        var found =
                doctors.list(clinic.actor(Who.PATIENT), new DoctorFilter(null, null, null, null), PageRequest.first());

        assertThat(found.items()).hasSize(4).startsWith(added);
    }

    private static HospitalProfile hospital(String name, @Nullable EmailAddress email) {
        return new HospitalProfile(name, null, "Kochi", null, null, null, null, email, List.of(), null, null);
    }

    private static DoctorProfile shift(DoctorProfile old, LocalTime start, @Nullable LocalTime end) {
        return new DoctorProfile(
                old.name(),
                old.photo(),
                old.designation(),
                old.experience(),
                old.details(),
                old.contact(),
                start,
                end,
                old.zone());
    }

    @Test
    void whoWorksAtAHospitalAndTreatsAPatientIsListedUnderThem() {
        assertThat(doctors.atHospital(clinic.actor(Who.STRANGER), clinic.hospital(Who.HOSPITAL), PageRequest.first())
                        .items())
                .extracting(doctor -> doctor.id())
                .containsExactly(clinic.doctor(Who.DOCTOR));
        assertThat(doctors.ofPatient(clinic.actor(Who.RELATIVE), clinic.patient(), PageRequest.first())
                        .items())
                .extracting(doctor -> doctor.id())
                .containsExactly(clinic.doctor(Who.DOCTOR));
        assertThat(hospitals
                        .ofDoctor(clinic.actor(Who.STRANGER), clinic.doctor(Who.DOCTOR), PageRequest.first())
                        .items())
                .extracting(hospital -> hospital.id())
                .containsExactly(clinic.hospital(Who.HOSPITAL));
        assertThat(hospitals
                        .ofPatient(clinic.actor(Who.DOCTOR), clinic.patient(), PageRequest.first())
                        .items())
                .extracting(hospital -> hospital.id())
                .containsExactly(clinic.hospital(Who.HOSPITAL));
    }

    @Test
    void whoeverAddsOrChangesThemLeavesATraceAndWhoeverLooksDoesNot() {
        var added = doctors.add(clinic.admin(), DoctorProfile.named("Late", Fixtures.ZONE));
        doctors.get(clinic.actor(Who.STRANGER), added.id());
        hospitals.update(clinic.actor(Who.HOSPITAL), clinic.hospital(Who.HOSPITAL), old -> old);
        assertRefused(ProblemCode.FORBIDDEN, () -> hospitals.add(clinic.actor(Who.DOCTOR), hospital("Mine", null)));

        assertThat(clinic.stores().trace())
                .extracting(AuditEvent::action, AuditEvent::outcome, AuditEvent::resourceType, AuditEvent::resource)
                .containsExactly(
                        tuple(
                                AuditAction.CREATE,
                                AuditOutcome.SUCCESS,
                                ResourceType.DOCTOR,
                                added.id().value()),
                        tuple(
                                AuditAction.UPDATE,
                                AuditOutcome.SUCCESS,
                                ResourceType.HOSPITAL,
                                clinic.hospital(Who.HOSPITAL).value()),
                        tuple(AuditAction.CREATE, AuditOutcome.DENIED, ResourceType.HOSPITAL, null));
    }
}
