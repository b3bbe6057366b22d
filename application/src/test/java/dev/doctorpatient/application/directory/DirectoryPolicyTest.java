package dev.doctorpatient.application.directory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.testing.Fixtures;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DirectoryPolicyTest {
    private static final String HOSPITALS = """
            operation             | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            read hospital         | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            read missing hospital | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            list hospitals        | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            add hospital          | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            write hospital        | allowed   | allowed   | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            write missing hospital| not_found | not_found | not_found      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden""";

    private static final String DOCTORS = """
            operation             | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            read doctor           | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            read missing doctor   | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            list doctors          | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            add doctor            | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            write doctor          | allowed   | forbidden | forbidden      | allowed   | forbidden     | forbidden    | forbidden | forbidden | forbidden
            write missing doctor  | not_found | forbidden | forbidden      | not_found | not_found     | not_found    | forbidden | forbidden | forbidden""";

    private static final String PATIENTS = """
            operation             | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            read patient          | allowed   | allowed   | not_found      | allowed   | not_found     | not_found    | allowed   | allowed   | not_found
            read missing patient  | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            list patients         | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            write patient         | allowed   | allowed   | not_found      | forbidden | forbidden     | forbidden    | allowed   | allowed   | not_found
            write missing patient | not_found | not_found | not_found      | forbidden | forbidden     | forbidden    | not_found | not_found | not_found""";

    /** Sub-lists follow their parent; what is in them is another matter. */
    private static final String SUB_LISTS = """
            operation             | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            hospital's doctors    | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            missing one's doctors | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            hospital's patients   | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            missing one's patients| not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            doctor's hospitals    | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            missing's hospitals   | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            doctor's patients     | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            missing's patients    | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            patient's doctors     | allowed   | allowed   | not_found      | allowed   | not_found     | not_found    | allowed   | allowed   | not_found
            patient's hospitals   | allowed   | allowed   | not_found      | allowed   | not_found     | not_found    | allowed   | allowed   | not_found""";

    @TestFactory
    Stream<DynamicTest> aSubListIsThereForWhoMayKnowItsParent() {
        return PolicyTable.tests(SUB_LISTS, clinic -> {
            var stores = clinic.stores();
            var hospitals = new HospitalDirectory(
                    stores.hospitals(), stores.doctors(), stores.patients(), clinic.audited(), clinic.clock());
            var doctors = new DoctorDirectory(
                    stores.doctors(), stores.hospitals(), stores.patients(), clinic.audited(), clinic.clock());
            var patients = new PatientDirectory(
                    stores.patients(), stores.hospitals(), stores.doctors(), clinic.audited(), clinic.clock());
            var hospital = clinic.hospital(Who.HOSPITAL);
            var doctor = clinic.doctor(Who.DOCTOR);
            var first = PageRequest.first();
            return Map.<String, Consumer<Actor>>of(
                    "hospital's doctors", actor -> doctors.atHospital(actor, hospital, first),
                    "missing one's doctors", actor -> doctors.atHospital(actor, HospitalId.next(), first),
                    "hospital's patients", actor -> patients.atHospital(actor, hospital, first),
                    "missing one's patients", actor -> patients.atHospital(actor, HospitalId.next(), first),
                    "doctor's hospitals", actor -> hospitals.ofDoctor(actor, doctor, first),
                    "missing's hospitals", actor -> hospitals.ofDoctor(actor, DoctorId.next(), first),
                    "doctor's patients", actor -> patients.ofDoctor(actor, doctor, first),
                    "missing's patients", actor -> patients.ofDoctor(actor, DoctorId.next(), first),
                    "patient's doctors", actor -> doctors.ofPatient(actor, clinic.patient(), first),
                    "patient's hospitals", actor -> hospitals.ofPatient(actor, clinic.patient(), first));
        });
    }

    @TestFactory
    Stream<DynamicTest> everybodySeesHospitalsWhichWriteThemselves() {
        return PolicyTable.tests(HOSPITALS, clinic -> {
            var hospitals = new HospitalDirectory(
                    clinic.stores().hospitals(),
                    clinic.stores().doctors(),
                    clinic.stores().patients(),
                    clinic.audited(),
                    clinic.clock());
            var hospital = clinic.hospital(Who.HOSPITAL);
            var profile = HospitalProfile.named("Renamed");
            return Map.<String, Consumer<Actor>>of(
                    "read hospital", actor -> hospitals.get(actor, hospital),
                    "read missing hospital", actor -> hospitals.get(actor, HospitalId.next()),
                    "list hospitals",
                            actor -> hospitals.list(
                                    actor, new HospitalFilter(null, null, null, null, null), PageRequest.first()),
                    "add hospital", actor -> hospitals.add(actor, profile),
                    "write hospital", actor -> hospitals.update(actor, hospital, _ -> profile),
                    "write missing hospital", actor -> hospitals.update(actor, HospitalId.next(), _ -> profile));
        });
    }

    @TestFactory
    Stream<DynamicTest> everybodySeesDoctorsWhoWriteThemselves() {
        return PolicyTable.tests(DOCTORS, clinic -> {
            var doctors = new DoctorDirectory(
                    clinic.stores().doctors(),
                    clinic.stores().hospitals(),
                    clinic.stores().patients(),
                    clinic.audited(),
                    clinic.clock());
            var doctor = clinic.doctor(Who.DOCTOR);
            var profile = DoctorProfile.named("Renamed", Fixtures.ZONE);
            return Map.<String, Consumer<Actor>>of(
                    "read doctor", actor -> doctors.get(actor, doctor),
                    "read missing doctor", actor -> doctors.get(actor, DoctorId.next()),
                    "list doctors",
                            actor -> doctors.list(actor, new DoctorFilter(null, null, null, null), PageRequest.first()),
                    "add doctor", actor -> doctors.add(actor, profile),
                    "write doctor", actor -> doctors.update(actor, doctor, _ -> profile),
                    "write missing doctor", actor -> doctors.update(actor, DoctorId.next(), _ -> profile));
        });
    }

    @TestFactory
    Stream<DynamicTest> aPatientIsKnownOnlyToThoseWhoHaveToDoWithThem() {
        return PolicyTable.tests(PATIENTS, clinic -> {
            var patients = new PatientDirectory(
                    clinic.stores().patients(),
                    clinic.stores().hospitals(),
                    clinic.stores().doctors(),
                    clinic.audited(),
                    clinic.clock());
            var patient = clinic.patient();
            var profile = PatientProfile.named("Renamed");
            return Map.<String, Consumer<Actor>>of(
                    "read patient", actor -> patients.get(actor, patient),
                    "read missing patient", actor -> patients.get(actor, PatientId.next()),
                    "list patients", actor -> patients.list(actor, null, PageRequest.first()),
                    "write patient", actor -> patients.update(actor, patient, _ -> profile),
                    "write missing patient", actor -> patients.update(actor, PatientId.next(), _ -> profile));
        });
    }
}
