package dev.doctorpatient.application.directory;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.directory.Gender;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientDirectoryTest {
    private final Clinic clinic = new Clinic();
    private final PatientDirectory patients = new PatientDirectory(
            clinic.stores().patients(),
            clinic.stores().hospitals(),
            clinic.stores().doctors(),
            clinic.audited(),
            clinic.clock());

    @Test
    void everybodyListsThePatientsWhomTheyMayKnow() {
        var patient = clinic.patient();
        var relative = clinic.patient(Who.RELATIVE);
        var stranger = clinic.patient(Who.STRANGER);

        assertThat(listed(Who.ADMIN)).containsExactly(stranger, relative, patient);
        assertThat(listed(Who.HOSPITAL)).containsExactly(patient);
        assertThat(listed(Who.OTHER_HOSPITAL)).isEmpty();
        assertThat(listed(Who.DOCTOR)).containsExactly(patient);
        assertThat(listed(Who.FORMER_DOCTOR)).isEmpty();
        assertThat(listed(Who.OTHER_DOCTOR)).isEmpty();
        assertThat(listed(Who.PATIENT)).containsExactly(patient);
        assertThat(listed(Who.RELATIVE)).containsExactly(relative, patient);
        assertThat(listed(Who.STRANGER)).containsExactly(stranger);
    }

    @Test
    void aListIsSearchedByName() {
        var asha = clinic.fixtures()
                .stored(Patient.create(
                        PatientProfile.named("Asha Rao"), clinic.clock().instant()));

        var found = patients.list(clinic.admin(), "sha r", PageRequest.first());

        assertThat(found.items()).containsExactly(asha);
    }

    @Test
    void aChangeStartsFromWhatIsThereAndIsKept() {
        var born = new PatientProfile("Asha", LocalDate.of(1990, 1, 2), Gender.FEMALE, "+91 1", null);
        patients.update(clinic.admin(), clinic.patient(), _ -> born);
        clinic.clock().advance(Duration.ofMinutes(1));

        var updated = patients.update(
                clinic.actor(Who.RELATIVE),
                clinic.patient(),
                old -> new PatientProfile(old.name(), old.birthDate(), old.gender(), null, old.photo()));

        assertThat(updated.profile())
                .isEqualTo(new PatientProfile("Asha", LocalDate.of(1990, 1, 2), Gender.FEMALE, null, null));
        assertThat(updated.updatedAt()).isEqualTo(clinic.clock().instant());
        assertThat(patients.get(clinic.actor(Who.DOCTOR), clinic.patient())).isEqualTo(updated);
    }

    @Test
    void aPatientIsNotMadeUnborn() {
        var before = patients.get(clinic.admin(), clinic.patient());

        assertInvalid(
                "dob",
                () -> patients.update(
                        clinic.actor(Who.PATIENT),
                        clinic.patient(),
                        old -> new PatientProfile(old.name(), LocalDate.of(2031, 5, 8), null, null, null)));

        assertThat(patients.get(clinic.admin(), clinic.patient())).isEqualTo(before);
    }

    private List<PatientId> listed(Who who) {
        var items = patients.list(clinic.actor(who), null, PageRequest.first()).items();
        return items.stream().map(Patient::id).toList();
    }

    @Test
    void ofAHospitalsPatientsEverybodySeesThoseWhomTheyMayKnow() {
        var here = clinic.hospital(Who.HOSPITAL);
        var stranger = clinic.patient(Who.STRANGER);
        var unused = clinic.fixtures().registered(here, stranger);

        assertThat(atHospital(Who.ADMIN)).containsExactly(stranger, clinic.patient());
        assertThat(atHospital(Who.HOSPITAL)).containsExactly(stranger, clinic.patient());
        assertThat(atHospital(Who.OTHER_HOSPITAL)).isEmpty();
        assertThat(atHospital(Who.DOCTOR)).containsExactly(clinic.patient());
        assertThat(atHospital(Who.FORMER_DOCTOR)).isEmpty();
        assertThat(atHospital(Who.PATIENT)).containsExactly(clinic.patient());
        assertThat(atHospital(Who.RELATIVE)).containsExactly(clinic.patient());
        assertThat(atHospital(Who.STRANGER)).containsExactly(stranger);
    }

    @Test
    void ofADoctorsPatientsEverybodySeesThoseWhomTheyMayKnow() {
        var stranger = clinic.patient(Who.STRANGER);
        var unused = clinic.fixtures().assigned(clinic.doctor(Who.DOCTOR), stranger);

        assertThat(ofDoctor(Who.ADMIN)).containsExactly(stranger, clinic.patient());
        assertThat(ofDoctor(Who.HOSPITAL)).containsExactly(clinic.patient());
        assertThat(ofDoctor(Who.OTHER_HOSPITAL)).isEmpty();
        assertThat(ofDoctor(Who.DOCTOR)).containsExactly(stranger, clinic.patient());
        assertThat(ofDoctor(Who.OTHER_DOCTOR)).isEmpty();
        assertThat(ofDoctor(Who.PATIENT)).containsExactly(clinic.patient());
        assertThat(ofDoctor(Who.RELATIVE)).containsExactly(clinic.patient());
        assertThat(ofDoctor(Who.STRANGER)).containsExactly(stranger);
    }

    @Test
    void whoLooksAtAPatientOrChangesThemLeavesATraceAlsoIfRefused() {
        patients.get(clinic.actor(Who.DOCTOR), clinic.patient());
        assertNotFound(() -> patients.get(clinic.actor(Who.STRANGER), clinic.patient()));
        patients.update(clinic.actor(Who.PATIENT), clinic.patient(), old -> old);
        patients.list(clinic.actor(Who.DOCTOR), null, PageRequest.first());

        assertThat(clinic.stores().trace())
                .extracting(AuditEvent::actor, AuditEvent::action, AuditEvent::outcome, AuditEvent::patient)
                .containsExactly(
                        tuple(
                                clinic.actor(Who.DOCTOR).user(),
                                AuditAction.READ,
                                AuditOutcome.SUCCESS,
                                clinic.patient()),
                        tuple(
                                clinic.actor(Who.STRANGER).user(),
                                AuditAction.READ,
                                AuditOutcome.DENIED,
                                clinic.patient()),
                        tuple(
                                clinic.actor(Who.PATIENT).user(),
                                AuditAction.UPDATE,
                                AuditOutcome.SUCCESS,
                                clinic.patient()));
    }

    private List<PatientId> atHospital(Who who) {
        var found = patients.atHospital(clinic.actor(who), clinic.hospital(Who.HOSPITAL), PageRequest.first());
        return found.items().stream().map(Patient::id).toList();
    }

    private List<PatientId> ofDoctor(Who who) {
        var found = patients.ofDoctor(clinic.actor(who), clinic.doctor(Who.DOCTOR), PageRequest.first());
        return found.items().stream().map(Patient::id).toList();
    }
}
