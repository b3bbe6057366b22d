package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubListsTest {
    private final Clinic clinic = Clinic.here();

    @Test
    void whoWorksWhereIsSeenByEverybodyFromBothEnds() {
        var hospital = clinic.hospitalOnFile();
        var doctor = clinic.doctorOnFile();
        clinic.affiliate(hospital, doctor);

        for (var person : List.of(clinic.strangePatient(), clinic.strangeDoctor(), clinic.strangeHospital())) {
            assertThat(person.get("/hospitals/" + hospital + "/doctors").items(Shapes.DOCTOR))
                    .hasSize(1);
            assertThat(person.get("/doctors/" + doctor + "/hospitals").items(Shapes.HOSPITAL))
                    .hasSize(1);
            person.get("/hospitals/" + UUID.randomUUID() + "/doctors").refused(404, "not_found");
            person.get("/doctors/" + UUID.randomUUID() + "/hospitals").refused(404, "not_found");
        }
        clinic.anybody().get("/hospitals/" + hospital + "/doctors").refused(401, "unauthenticated");
        clinic.patient().get("/hospitals/here/doctors").refused(400, "malformed_request");
    }

    @Test
    void ofTheirPatientsEverybodySeesThoseWhomTheyMayKnow() {
        var hospital = clinic.newHospital();
        var doctor = clinic.newDoctor();
        var mine = clinic.childOf(clinic.patient());
        var others = clinic.childOf(clinic.strangePatient());
        clinic.assign(doctor.profileId(), mine);
        clinic.assign(doctor.profileId(), others);
        clinic.register(hospital.profileId(), mine);
        clinic.register(hospital.profileId(), others);
        clinic.assign(clinic.doctor().profileId(), mine);
        clinic.register(clinic.hospital().profileId(), others);
        var ofDoctor = "/doctors/" + doctor.profileId() + "/patients";
        var atHospital = "/hospitals/" + hospital.profileId() + "/patients";

        for (var path : List.of(ofDoctor, atHospital)) {
            assertThat(clinic.administrator().get(path).items(Shapes.PATIENT)).hasSize(2);
            assertThat(doctor.get(path).each("id")).containsExactly(others, mine);
            assertThat(hospital.get(path).each("id")).containsExactly(others, mine);
            assertThat(clinic.patient().get(path).each("id")).containsExactly(mine);
            assertThat(clinic.strangePatient().get(path).each("id")).containsExactly(others);
            assertThat(clinic.doctor().get(path).each("id")).containsExactly(mine);
            assertThat(clinic.hospital().get(path).each("id")).containsExactly(others);
            assertThat(clinic.strangeDoctor().get(path).items()).isEmpty();
            assertThat(clinic.strangeHospital().get(path).items()).isEmpty();
        }
    }

    @Test
    void whoTreatsAPatientAndWhereTheyAreRegisteredIsSeenByThoseWhoMayKnowThePatient() {
        var child = clinic.childOf(clinic.patient());
        clinic.assign(clinic.doctor().profileId(), child);
        clinic.register(clinic.hospital().profileId(), child);
        var doctors = "/patients/" + child + "/doctors";
        var hospitals = "/patients/" + child + "/hospitals";

        for (var person : List.of(clinic.administrator(), clinic.patient(), clinic.doctor(), clinic.hospital())) {
            assertThat(person.get(doctors).each("id"))
                    .containsExactly(clinic.doctor().profileId());
            assertThat(person.get(hospitals).each("id"))
                    .containsExactly(clinic.hospital().profileId());
        }
        for (var person : List.of(clinic.strangePatient(), clinic.strangeDoctor(), clinic.strangeHospital())) {
            for (var path : List.of(doctors, hospitals)) {
                person.get(path).refused(404, "not_found");
            }
        }
    }

    @Test
    void appointmentsAreListedByDoctorPatientAndHospital() {
        var doctor = clinic.newDoctor();
        var hospital = clinic.newHospital();
        var mine = clinic.childOf(clinic.patient());
        var others = clinic.childOf(clinic.strangePatient());
        clinic.affiliate(hospital.profileId(), doctor.profileId());
        var admin = clinic.administrator();
        var late = clinic.newSlot();
        var first = clinic.book(admin, doctor.profileId(), mine, minutesLater(late, -60))
                .id();
        var atHospital = admin.post("/appointments", at(hospital, doctor.profileId(), others, late))
                .created()
                .id();

        for (var path : List.of(
                "/doctors/" + doctor.profileId() + "/appointments", "/appointments/doctor/" + doctor.profileId())) {
            assertThat(admin.get(path).items(Shapes.APPOINTMENT)).hasSize(2);
            assertThat(doctor.get(path).each("id")).containsExactly(first, atHospital);
            assertThat(hospital.get(path).each("id")).containsExactly(atHospital);
            assertThat(clinic.patient().get(path).each("id")).containsExactly(first);
            assertThat(clinic.strangeDoctor().get(path).items()).isEmpty();
            assertThat(admin.get(path, "patient_id", others).each("id")).containsExactly(atHospital);
            assertThat(admin.get(path, "from", late).each("id")).containsExactly(atHospital);
            assertThat(admin.get(path, "to", late).each("id")).containsExactly(first);
            assertThat(admin.get(path, "status", "confirmed").items()).isEmpty();
            assertThat(admin.get(path, "type", "regular", "hospital_id", hospital.profileId())
                            .each("id"))
                    .containsExactly(atHospital);
            assertThat(admin.get(path, "doctor_id", clinic.doctor().profileId()).items())
                    .isEmpty();
            assertThat(admin.get(path, "doctor_id", doctor.profileId()).items()).hasSize(2);
            admin.get(path, "status", "over").invalid("status");
            admin.get(path, "from", "soon").refused(400, "malformed_request");
        }
        for (var path : List.of("/patients/" + mine + "/appointments", "/appointments/patient/" + mine)) {
            assertThat(clinic.patient().get(path).each("id")).containsExactly(first);
            assertThat(admin.get(path).each("id")).containsExactly(first);
            assertThat(admin.get(path, "patient_id", others).items()).isEmpty();
            clinic.strangePatient().get(path).refused(404, "not_found");
            doctor.get(path).refused(404, "not_found"); // they treat the patient no more
        }
        var there = "/appointments/hospital/" + hospital.profileId();
        assertThat(hospital.get(there).each("id")).containsExactly(atHospital);
        assertThat(clinic.strangePatient().get(there).each("id")).containsExactly(atHospital);
        assertThat(clinic.patient().get(there).items()).isEmpty();
        assertThat(admin.get(there, "hospital_id", clinic.hospital().profileId())
                        .items())
                .isEmpty();
        for (var kind : List.of("doctor", "patient", "hospital")) {
            admin.get("/appointments/" + kind + "/" + UUID.randomUUID()).refused(404, "not_found");
            admin.get("/appointments/" + kind + "/none").refused(400, "malformed_request");
        }
    }

    @Test
    void pagesOfASubListStayInPlaceWhileMoreIsAdded() {
        var doctor = clinic.doctorOnFile();
        var admin = clinic.administrator();
        for (var i = 0; i < 5; i++) {
            clinic.assign(doctor, clinic.patientOnFile());
        }
        var path = "/doctors/" + doctor + "/patients";
        var before = admin.get(path).each("id");

        var seen = Clinic.allPages(
                cursor -> cursor == null ? admin.get(path, "limit", 2) : admin.get(path, "limit", 2, "cursor", cursor),
                () -> clinic.assign(doctor, clinic.patientOnFile()));

        assertThat(before).hasSize(5).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(seen).isEqualTo(before);
        admin.get(path, "limit", 0).invalid("limit");
        admin.get(path, "cursor", "abc").refused(400, "malformed_request");
    }

    @Test
    void pagesOfAppointmentsStayInPlaceWhileEarlierOnesAreAdded() {
        var doctor = clinic.doctorOnFile();
        var admin = clinic.administrator();
        var patient = clinic.patientOnFile();
        var slots = List.of(clinic.newSlot(), clinic.newSlot(), clinic.newSlot());
        var booked = slots.stream()
                .map(slot -> clinic.book(admin, doctor, patient, slot).id())
                .toList();
        var path = "/appointments/doctor/" + doctor;

        var seen = Clinic.allPages(
                cursor -> cursor == null ? admin.get(path, "limit", 1) : admin.get(path, "limit", 1, "cursor", cursor),
                () -> clinic.book(
                        admin,
                        doctor,
                        clinic.patientOnFile(),
                        minutesLater(slots.getFirst(), -30 * (int) clinic.next())));

        assertThat(seen).isEqualTo(booked);
    }

    private static String minutesLater(String slot, int minutes) {
        return Instant.parse(slot).plus(minutes, ChronoUnit.MINUTES).toString();
    }

    private static Object at(Person hospital, String doctor, String patient, String slot) {
        var booking = json();
        booking.putAll(Clinic.booking(doctor, patient, slot));
        booking.put("hospital_id", hospital.profileId());
        return booking;
    }
}
