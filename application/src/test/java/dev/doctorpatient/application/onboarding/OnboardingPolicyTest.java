package dev.doctorpatient.application.onboarding;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.testing.FastPasswordHashes;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.ListedCommonPasswords;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OnboardingPolicyTest {
    private static final String POLICY = """
            operation               | admin   | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            create an administrator | allowed | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            create a patient's user | allowed | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            admit a patient         | allowed | allowed   | allowed        | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden""";

    @TestFactory
    Stream<DynamicTest> onlyAdministratorsCreateForOthersAndHospitalsAdmitPatients() {
        return PolicyTable.tests(POLICY, OnboardingPolicyTest::operations);
    }

    private static Map<String, Consumer<Actor>> operations(Clinic clinic) {
        var stores = clinic.stores();
        var signUp = new SignUp(
                stores.users(),
                clinic.profiles(),
                new FastPasswordHashes(stores.transactions()),
                new ListedCommonPasswords(),
                false,
                clinic.audited(),
                clinic.clock());
        var admission = new PatientAdmission(stores.patients(), stores.mappings(), clinic.audited(), clinic.clock());
        var account = new SignUp.Account(
                Fixtures.uniqueEmail(), new Password("correct horse"), new ContactDetails("Somebody", null, null));
        return Map.of(
                "create an administrator", actor -> signUp.create(actor, account, Role.ADMIN, null),
                "create a patient's user", actor -> signUp.create(actor, account, Role.PATIENT, null),
                "admit a patient", actor -> admission.admit(actor, PatientProfile.named("Patient")));
    }
}
