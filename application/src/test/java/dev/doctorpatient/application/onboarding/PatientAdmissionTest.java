package dev.doctorpatient.application.onboarding;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.directory.port.Patients.Scope;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.directory.PatientFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PatientAdmissionTest {
    private final Clinic clinic = new Clinic();
    private final PatientAdmission admission = new PatientAdmission(
            clinic.stores().patients(), clinic.stores().mappings(), clinic.audited(), clinic.clock());

    @Test
    void aPatientWhomAHospitalAddsIsRegisteredThereAndNowhereElse() {
        var patient = admission.admit(clinic.actor(Who.HOSPITAL), PatientProfile.named("Asha"));

        assertThat(patient.profile()).isEqualTo(PatientProfile.named("Asha"));
        assertThat(patient.createdAt()).isEqualTo(clinic.clock().instant());
        assertThat(isRegistered(patient.id(), Who.HOSPITAL)).isTrue();
        assertThat(isRegistered(patient.id(), Who.OTHER_HOSPITAL)).isFalse();
    }

    @Test
    void aPatientWhomAnAdministratorAddsIsRegisteredNowhere() {
        var patient = admission.admit(clinic.admin(), PatientProfile.named("Asha"));

        assertThat(isRegistered(patient.id(), Who.HOSPITAL)).isFalse();
        assertThat(isRegistered(patient.id(), Who.OTHER_HOSPITAL)).isFalse();
    }

    @Test
    void nobodyIsAddedWhoIsNotBornYet() {
        var unborn = new PatientProfile("Asha", LocalDate.of(2031, 5, 8), null, null, null);

        assertInvalid("dob", () -> admission.admit(clinic.actor(Who.HOSPITAL), unborn));

        var known = clinic.stores().transactions().inTransaction(() -> clinic.stores()
                .patients()
                .page(
                        new Scope.RegisteredAt(clinic.hospital(Who.HOSPITAL)),
                        new PatientFilter(null, null, null),
                        PageRequest.first()));
        assertThat(known.items()).hasSize(1);
    }

    private boolean isRegistered(PatientId patient, Who hospital) {
        return clinic.stores()
                .transactions()
                .inTransaction(() -> clinic.stores().careTeams().isRegistered(patient, clinic.hospital(hospital)));
    }

    @Test
    void whoIsAddedIsTracedAndSoIsARefusal() {
        var patient = admission.admit(clinic.actor(Who.HOSPITAL), PatientProfile.named("Asha"));
        assertRefused(
                ProblemCode.FORBIDDEN, () -> admission.admit(clinic.actor(Who.DOCTOR), PatientProfile.named("Asha")));

        assertThat(clinic.stores().trace())
                .extracting(AuditEvent::actor, AuditEvent::outcome, AuditEvent::resource, AuditEvent::patient)
                .containsExactly(
                        tuple(
                                clinic.actor(Who.HOSPITAL).user(),
                                AuditOutcome.SUCCESS,
                                patient.id().value(),
                                patient.id()),
                        tuple(clinic.actor(Who.DOCTOR).user(), AuditOutcome.DENIED, null, null));
    }
}
