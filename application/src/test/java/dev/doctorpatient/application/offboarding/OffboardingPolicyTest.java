package dev.doctorpatient.application.offboarding;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OffboardingPolicyTest {
    private static final String POLICY = """
            operation               | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            remove hospital         | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            remove missing hospital | not_found | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            remove doctor           | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            remove missing doctor   | not_found | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            remove patient          | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            remove missing patient  | not_found | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            erase patient           | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            erase missing patient   | not_found | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden""";

    @TestFactory
    Stream<DynamicTest> onlyAdministratorsRemoveAnybody() {
        return PolicyTable.tests(POLICY, OffboardingPolicyTest::operations);
    }

    private static Map<String, Consumer<Actor>> operations(Clinic clinic) {
        var departure = clinic.departure();
        return Map.of(
                "remove hospital", actor -> departure.removeHospital(actor, clinic.hospital(Who.HOSPITAL)),
                "remove missing hospital", actor -> departure.removeHospital(actor, HospitalId.next()),
                "remove doctor", actor -> departure.removeDoctor(actor, clinic.doctor(Who.DOCTOR)),
                "remove missing doctor", actor -> departure.removeDoctor(actor, DoctorId.next()),
                "remove patient", actor -> departure.removePatient(actor, clinic.patient()),
                "remove missing patient", actor -> departure.removePatient(actor, PatientId.next()),
                "erase patient", actor -> clinic.erasure().erasePatient(actor, clinic.patient()),
                "erase missing patient", actor -> clinic.erasure().erasePatient(actor, PatientId.next()));
    }
}
