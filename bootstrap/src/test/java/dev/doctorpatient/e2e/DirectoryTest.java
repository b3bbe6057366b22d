package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DirectoryTest {
    private final Clinic clinic = Clinic.here();

    @Test
    void everybodySignedInSeesHospitalsAndDoctors() {
        for (var person : List.of(clinic.strangePatient(), clinic.strangeDoctor(), clinic.strangeHospital())) {
            person.get("/hospitals/" + clinic.hospital().profileId()).ok().shaped(Shapes.HOSPITAL);
            person.get("/doctors/" + clinic.doctor().profileId()).ok().shaped(Shapes.DOCTOR);
            person.get("/hospitals/" + UUID.randomUUID()).refused(404, "not_found");
            person.get("/doctors/" + UUID.randomUUID()).refused(404, "not_found");
        }
    }

    @Test
    void anAdministratorAddsAHospitalWithEverythingThatIsKnown() {
        var admin = clinic.administrator();
        var hospital = json(
                "name", "St. Mary's – Süd ☕",
                "address", "1 Lakeside Road\nPune",
                "city", "Pune",
                "state", "Maharashtra",
                "country", "India",
                "contact", "+91 20 5550 0100",
                "pin_code", "411001",
                "email", "desk@mary.example",
                "specialities", List.of("Cardiology", "General medicine"),
                "link", "https://mary.example/about",
                "website", "https://mary.example");

        var created = admin.post("/hospitals", hospital).created();

        var body = created.shaped(Shapes.HOSPITAL);
        hospital.forEach((field, value) -> assertThat(body.get(field))
                .as(field)
                .isEqualTo(Json.read(Json.write(json("value", value))).get("value")));
        assertThat(created.location()).isEqualTo("/hospitals/" + created.id());
        assertThat(admin.get(created.location()).ok().body()).isEqualTo(body);
    }

    @Test
    void whatIsNotKnownIsNull() {
        var hospital = clinic.administrator()
                .get("/hospitals/" + clinic.hospitalOnFile())
                .ok()
                .shaped(Shapes.HOSPITAL);
        var doctor = clinic.administrator()
                .get("/doctors/" + clinic.doctorOnFile())
                .ok()
                .shaped(Shapes.DOCTOR);
        var patient = clinic.administrator()
                .get("/patients/" + clinic.patientOnFile())
                .ok()
                .shaped(Shapes.PATIENT);

        for (var field : List.of("address", "city", "state", "country", "contact", "pin_code", "email", "link")) {
            assertThat(hospital.get(field).isNull()).as(field).isTrue();
        }
        assertThat(hospital.get("specialities")).isEqualTo(Json.read("[]"));
        for (var field : List.of(
                "photo", "designation", "experience", "details", "contact", "shift_time_start", "shift_time_end")) {
            assertThat(doctor.get(field).isNull()).as(field).isTrue();
        }
        for (var field : List.of("dob", "gender", "contact", "photo")) {
            assertThat(patient.get(field).isNull()).as(field).isTrue();
        }
    }

    @Test
    void aChangeTouchesOnlyTheFieldsThatAreSent() {
        var doctor = clinic.newDoctor();
        var path = "/doctors/" + doctor.profileId();

        doctor.put(path, json("designation", "Cardiologist", "shift_time_start", "22:00", "shift_time_end", "06:00"))
                .ok();
        doctor.put(path, json("experience", 12, "time_zone", "Asia/Kolkata")).ok();
        var body = doctor.put(path, json("designation", null)).ok().shaped(Shapes.DOCTOR);

        assertThat(body.get("designation").isNull()).isTrue();
        assertThat(body.get("experience").asInt()).isEqualTo(12);
        assertThat(body.get("shift_time_start").asText()).isEqualTo("22:00");
        assertThat(body.get("time_zone").asText()).isEqualTo("Asia/Kolkata");
        assertThat(doctor.get(path).ok().body()).isEqualTo(body);
    }

    @Test
    void profilesAreWrittenByTheirOwnersAndAdministratorsOnly() {
        var hospital = "/hospitals/" + clinic.hospital().profileId();
        var doctor = "/doctors/" + clinic.doctor().profileId();
        var city = json("city", "Pune");
        var details = json("details", "Speaks Marathi");

        clinic.hospital().put(hospital, city).ok();
        clinic.administrator().put(hospital, city).ok();
        clinic.doctor().put(doctor, details).ok();
        clinic.administrator().put(doctor, details).ok();

        for (var stranger : List.of(clinic.strangeHospital(), clinic.doctor(), clinic.patient())) {
            stranger.put(hospital, city).refused(403, "forbidden");
            stranger.post("/hospitals", json("name", "Mine")).refused(403, "forbidden");
        }
        for (var stranger : List.of(clinic.strangeDoctor(), clinic.hospital(), clinic.patient())) {
            stranger.put(doctor, details).refused(403, "forbidden");
            stranger.post("/doctors", json("name", "Mine")).refused(403, "forbidden");
        }
        clinic.administrator().put("/hospitals/" + UUID.randomUUID(), city).refused(404, "not_found");
    }

    @Test
    void aPatientIsKnownOnlyToThoseWhoHaveToDoWithThem() {
        var child = clinic.childOf(clinic.patient());
        var path = "/patients/" + child;

        clinic.patient().get(path).ok().shaped(Shapes.PATIENT);
        clinic.administrator().get(path).ok();
        for (var person : List.of(clinic.doctor(), clinic.hospital(), clinic.strangePatient())) {
            var strange = person.get(path).refused(404, "not_found");
            assertThat(person.get("/patients/" + UUID.randomUUID())
                            .refused(404, "not_found")
                            .body())
                    .isEqualTo(strange.body());
            assertThat(person.get("/patients", "limit", 200).each("id")).doesNotContain(child);
        }

        clinic.assign(clinic.doctor().profileId(), child);
        clinic.register(clinic.hospital().profileId(), child);

        for (var person : List.of(clinic.patient(), clinic.doctor(), clinic.hospital())) {
            person.get(path).ok();
            assertThat(person.get("/patients", "limit", 200).each("id")).contains(child);
        }
        clinic.strangeDoctor().get(path).refused(404, "not_found");
        clinic.strangeHospital().get(path).refused(404, "not_found");
    }

    @Test
    void patientsAreWrittenByTheirUsersAndTheirHospitals() {
        var child = clinic.childOf(clinic.patient());
        clinic.assign(clinic.doctor().profileId(), child);
        var path = "/patients/" + child;
        var contact = json("contact", "+91 20 5550 0102");

        clinic.patient().put(path, contact).ok();
        clinic.administrator().put(path, contact).ok();
        clinic.hospital().put(path, contact).refused(404, "not_found");
        clinic.strangePatient().put(path, contact).refused(404, "not_found");
        clinic.doctor().put(path, contact).refused(403, "forbidden");

        clinic.register(clinic.hospital().profileId(), child);
        clinic.hospital().put(path, contact).ok();
    }

    @Test
    void aHospitalAdmitsAPatientWhoIsRegisteredThereFromThenOn() {
        var admitted = clinic.hospital()
                .post("/patients", json("name", "Walk-in", "gender", "unknown"))
                .created();

        assertThat(admitted.location()).isEqualTo("/patients/" + admitted.id());
        clinic.hospital().get(admitted.location()).ok().shaped(Shapes.PATIENT);
        clinic.strangeHospital().get(admitted.location()).refused(404, "not_found");
        clinic.doctor().post("/patients", json("name", "Mine")).refused(403, "forbidden");
        clinic.patient().post("/patients", json("name", "Mine")).refused(403, "forbidden");
    }

    @Test
    void whatAProfileCannotBeIsRefusedByName() {
        var admin = clinic.administrator();

        admin.post("/hospitals", json("name", "x".repeat(201))).invalid("name");
        admin.post("/hospitals", json()).invalid("name");
        admin.post("/hospitals", json("name", "H", "website", "ftp://mary.example"))
                .invalid("website");
        admin.post("/hospitals", json("name", "H", "link", "javascript:alert(1)"))
                .invalid("link");
        admin.post("/hospitals", json("name", "H", "specialities", "Cardiology"))
                .invalid("specialities");
        admin.post("/hospitals", json("name", "bell \u0007")).invalid("name");
        admin.post("/hospitals", json("name", "H", "city", "enuP\u202E")).invalid("city");
        admin.post("/doctors", json("name", "\u2066Dr.\u2069 Joshi")).invalid("name");
        admin.post("/doctors", json("name", "D", "designation", "\u202Dhead")).invalid("designation");
        admin.post("/doctors", json("name", "D", "details", "\u202Dread me as I am\u202C"))
                .created();
        admin.post("/doctors", json("name", "D", "experience", -1)).invalid("experience");
        admin.post("/doctors", json("name", "D", "experience", "12")).invalid("experience");
        admin.post("/doctors", json("name", "D", "time_zone", "Mars/Base")).invalid("time_zone");
        admin.post("/doctors", json("name", "D", "shift_time_start", "9 am", "shift_time_end", "17:00"))
                .invalid("shift_time_start");
        admin.post("/patients", json("name", "P", "gender", "both")).invalid("gender");
        admin.post("/patients", json("name", "P", "dob", "2999-01-01")).invalid("dob");
        admin.post("/patients", json("name", "P", "dob", "2001-02-30")).invalid("dob");
        admin.put("/doctors/" + clinic.doctor().profileId(), json("name", null)).invalid("name");
    }

    @Test
    void hospitalsAndDoctorsAreFoundByWhatTheyAre() {
        var admin = clinic.administrator();
        var city = clinic.newName("Town");
        var name = clinic.newName("Mercy");
        var hospital = admin.post(
                        "/hospitals", json("name", name, "city", city, "specialities", List.of("Cardiology", "ENT")))
                .created()
                .id();
        var doctor = admin.post("/doctors", json("name", name, "designation", "Cardiologist"))
                .created()
                .id();
        clinic.affiliate(hospital, doctor);
        var patient = clinic.patient();

        assertThat(patient.get("/hospitals", "q", name.toUpperCase(Locale.ROOT)).items(Shapes.HOSPITAL))
                .hasSize(1);
        assertThat(patient.get("/hospitals", "city", city).each("id")).containsExactly(hospital);
        assertThat(patient.get("/hospitals", "city", city, "speciality", "cardiology")
                        .each("id"))
                .containsExactly(hospital);
        assertThat(patient.get("/hospitals", "city", city, "speciality", "Dentistry")
                        .items())
                .isEmpty();
        assertThat(patient.get("/hospitals", "q", "%").items()).isEmpty();
        assertThat(patient.get("/doctors", "q", name).items(Shapes.DOCTOR)).hasSize(1);
        assertThat(patient.get("/doctors", "hospital_id", hospital).each("id")).containsExactly(doctor);
        assertThat(patient.get("/doctors", "q", name, "designation", "cardiologist")
                        .each("id"))
                .containsExactly(doctor);
        assertThat(patient.get("/doctors", "hospital_id", hospital, "designation", "Dentist")
                        .items())
                .isEmpty();
        patient.get("/doctors", "hospital_id", "here").refused(400, "malformed_request");
    }

    @Test
    void aPageHoldsOneToTwoHundredItems() {
        for (var path : List.of("/hospitals", "/doctors", "/patients", "/appointments", "/chats", "/ai/sessions")) {
            assertThat(clinic.patient().get(path, "limit", 1).items()).hasSizeLessThanOrEqualTo(1);
            clinic.patient().get(path, "limit", 200).ok();
            clinic.patient().get(path, "limit", 0).invalid("limit");
            clinic.patient().get(path, "limit", 201).invalid("limit");
            clinic.patient().get(path, "limit", "abc").refused(400, "malformed_request");
            clinic.patient().get(path, "cursor", "abc").refused(400, "malformed_request");
            clinic.patient().get(path, "colour", "blue").ok();
        }
    }

    @Test
    void pagesStayInPlaceWhileMoreIsAdded() {
        var town = clinic.newName("Growing town");
        var admin = clinic.administrator();
        for (var i = 0; i < 5; i++) {
            admin.post("/hospitals", json("name", "H", "city", town)).created();
        }
        var before = admin.get("/hospitals", "city", town).each("id");

        var seen = Clinic.allPages(
                cursor -> cursor == null
                        ? admin.get("/hospitals", "city", town, "limit", 2)
                        : admin.get("/hospitals", "city", town, "limit", 2, "cursor", cursor),
                () -> admin.post("/hospitals", json("name", "New", "city", town))
                        .created());

        assertThat(seen).isEqualTo(before);
        assertThat(before).isSortedAccordingTo(Comparator.reverseOrder()); // newest first
    }
}
