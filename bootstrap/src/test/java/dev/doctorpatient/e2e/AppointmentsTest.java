package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AppointmentsTest {
    private final Clinic clinic = Clinic.here();

    /** A child of the patient's whom the doctor treats. */
    private String treatedChild() {
        var child = clinic.childOf(clinic.patient());
        clinic.assign(clinic.doctor().profileId(), child);
        return child;
    }

    private Answer bookedByThePatient() {
        return clinic.book(clinic.patient(), clinic.doctor().profileId(), treatedChild(), clinic.newSlot());
    }

    @Test
    void aTimeIsGivenAwayOnceForTheDoctorAndForThePatient() {
        var patient = clinic.patient();
        var child = treatedChild();
        var doctor = clinic.doctor().profileId();
        var otherDoctor = clinic.doctorOnFile();
        clinic.assign(otherDoctor, child);
        var otherChild = treatedChild();
        clinic.book(patient, doctor, child, "2036-01-10T10:00:00Z");

        patient.post("/appointments", Clinic.booking(doctor, otherChild, "2036-01-10T10:00:00Z"))
                .refused(409, "time_slot_taken");
        patient.post("/appointments", Clinic.booking(otherDoctor, child, "2036-01-10T10:29:00Z"))
                .refused(409, "time_slot_taken");
        patient.post("/appointments", Clinic.booking(doctor, otherChild, "2036-01-10T09:31:00Z"))
                .refused(409, "time_slot_taken");
        clinic.book(patient, doctor, otherChild, "2036-01-10T09:30:00Z"); // ends as the other begins
        clinic.book(patient, otherDoctor, child, "2036-01-10T10:30:00Z");
    }

    @Test
    void whoMayNotKnowAnAppointmentFindsNothing() {
        var path = bookedByThePatient().location();

        for (var person :
                List.of(clinic.strangePatient(), clinic.strangeDoctor(), clinic.hospital(), clinic.strangeHospital())) {
            var missing = person.get("/appointments/" + UUID.randomUUID()).refused(404, "not_found");
            assertThat(person.get(path).refused(404, "not_found").body()).isEqualTo(missing.body());
            person.put(path + "/status", json("status", "confirmed")).refused(404, "not_found");
            person.put(path + "/cancel", json("cancellation_reason", "Mine now"))
                    .refused(404, "not_found");
            person.put(path, json("duration_minutes", 60)).refused(404, "not_found");
            person.delete(path).refused(404, "not_found");
        }
        for (var person : List.of(clinic.patient(), clinic.doctor(), clinic.administrator())) {
            person.get(path).ok().shaped(Shapes.APPOINTMENT);
        }
    }

    @Test
    void whatTheCallerMayNotKnowCannotBeBooked() {
        var child = treatedChild();
        var doctor = clinic.doctor().profileId();
        var strange = clinic.strangePatient().profileId();
        var nobody = UUID.randomUUID().toString();
        var slot = clinic.newSlot();

        clinic.patient()
                .post("/appointments", Clinic.booking(nobody, child, slot))
                .invalid("doctor_id");
        clinic.patient()
                .post("/appointments", Clinic.booking(doctor, nobody, slot))
                .invalid("patient_id");
        clinic.patient()
                .post("/appointments", Clinic.booking(doctor, strange, slot))
                .invalid("patient_id");
        clinic.doctor()
                .post("/appointments", Clinic.booking(doctor, strange, slot))
                .invalid("patient_id");
        clinic.hospital()
                .post("/appointments", Clinic.booking(doctor, child, slot))
                .invalid("patient_id");
        clinic.patient()
                .post("/appointments", Clinic.booking(clinic.strangeDoctor().profileId(), child, slot))
                .refused(422, "not_mapped");
        clinic.doctor()
                .post("/appointments", Clinic.booking(clinic.strangeDoctor().profileId(), child, slot))
                .refused(403, "forbidden");
    }

    @Test
    void aPatientBooksWithADoctorOfTheirHospital() {
        var hospital = clinic.hospital().profileId();
        var doctor = clinic.doctorOnFile();
        var child = clinic.childOf(clinic.patient());
        clinic.affiliate(hospital, doctor);
        var booking = Clinic.booking(doctor, child, clinic.newSlot());
        clinic.patient().post("/appointments", booking).refused(422, "not_mapped");

        clinic.register(hospital, child);
        var booked = clinic.patient().post("/appointments", booking).created();

        assertThat(booked.body().get("hospital_id").isNull()).isTrue();
    }

    @Test
    void aHospitalBooksAtItsOwnPlace() {
        var hospital = clinic.hospital().profileId();
        var doctor = clinic.doctorOnFile();
        var patient = clinic.patientOnFile();
        clinic.register(hospital, patient);
        var booking = Clinic.booking(doctor, patient, clinic.newSlot());
        clinic.hospital().post("/appointments", booking).refused(422, "not_mapped");
        clinic.affiliate(hospital, doctor);

        var booked = clinic.hospital().post("/appointments", booking).created();

        assertThat(booked.text("hospital_id")).isEqualTo(hospital);
        clinic.hospital().get(booked.location()).ok();
        clinic.strangeHospital().get(booked.location()).refused(404, "not_found");
        booking.put("hospital_id", clinic.strangeHospital().profileId());
        booking.put("time_slot", clinic.newSlot());
        clinic.hospital().post("/appointments", booking).refused(403, "forbidden");
    }

    @Test
    void whatABookingCannotBeIsRefusedByName() {
        var child = treatedChild();
        var doctor = clinic.doctor().profileId();
        var patient = clinic.patient();

        patient.post("/appointments", json()).invalid("doctor_id", "patient_id", "time_slot", "type");
        patient.post("/appointments", Clinic.booking(doctor, child, "2020-01-01T10:00:00Z"))
                .refused(422, "in_the_past");
        patient.post("/appointments", Clinic.booking(doctor, child, "2036-01-01T10:00:00"))
                .invalid("time_slot");
        patient.post("/appointments", Clinic.booking(doctor, child, "2036-02-30T10:00:00Z"))
                .invalid("time_slot");
        patient.post("/appointments", Clinic.booking(doctor, child, "tomorrow")).invalid("time_slot");
        patient.post("/appointments", with("duration_minutes", 4)).invalid("duration_minutes");
        patient.post("/appointments", with("duration_minutes", 481)).invalid("duration_minutes");
        patient.post("/appointments", with("duration_minutes", "30")).invalid("duration_minutes");
        patient.post("/appointments", with("duration_minutes", 30.5)).invalid("duration_minutes");
        patient.post("/appointments", with("type", "secret")).invalid("type");
        patient.post("/appointments", with("status", "confirmed")).invalid("status");
        patient.post("/appointments", with("extras", "text")).invalid("extras");
        patient.post("/appointments", with("extras", json("text", "x".repeat(16 * 1024))))
                .invalid("extras");
        patient.post("/appointments", with("hospital_id", UUID.randomUUID().toString()))
                .invalid("hospital_id");
    }

    private Object with(String field, Object value) {
        var booking =
                Clinic.booking(clinic.doctor().profileId(), clinic.patient().profileId(), clinic.newSlot());
        booking.put(field, value);
        return booking;
    }

    @Test
    void extrasComeBackAsTheyWent() {
        var extras = json(
                "number",
                1.50,
                "list",
                List.of(1, "two"),
                "nothing",
                null,
                "text",
                "☕\n\"quoted\"",
                "deep",
                json("a", 1));
        var booking = Clinic.booking(clinic.doctor().profileId(), treatedChild(), clinic.newSlot());
        booking.put("extras", extras);

        var booked = clinic.patient().post("/appointments", booking).created();

        assertThat(booked.body().get("extras")).isEqualTo(Json.read(Json.write(extras)));
        assertThat(clinic.doctor().get(booked.location()).ok().body()).isEqualTo(booked.body());
    }

    @Test
    void aShiftIsKeptUnlessItIsAnEmergency() {
        var child = clinic.childOf(clinic.patient());
        var doctor = clinic.administrator()
                .post(
                        "/doctors",
                        json(
                                "name", "Night Owl",
                                "shift_time_start", "22:00",
                                "shift_time_end", "06:00",
                                "time_zone", "Asia/Kolkata"))
                .created()
                .id();
        clinic.assign(doctor, child);

        clinic.book(clinic.patient(), doctor, child, "2036-03-01T23:00:00+05:30");
        clinic.book(clinic.patient(), doctor, child, "2036-03-02T05:30:00+05:30");
        var early = Clinic.booking(doctor, child, "2036-03-02T05:31:00+05:30");
        clinic.patient().post("/appointments", early).refused(422, "outside_shift");
        early.put("time_slot", "2036-03-02T12:00:00+05:30");
        early.put("type", "emergency");
        clinic.patient().post("/appointments", early).created();
    }

    @Test
    void anAppointmentGoesOnStepByStepAndEnds() {
        var path = bookedByThePatient().location();
        var doctor = clinic.doctor();

        doctor.put(path + "/status", json("status", "completed")).refused(409, "invalid_status_transition");
        var confirmed =
                doctor.put(path + "/status", json("status", "confirmed")).ok();
        assertThat(confirmed.shaped(Shapes.APPOINTMENT).get("status").asText()).isEqualTo("confirmed");
        assertThat(doctor.put(path + "/status", json("status", "confirmed"))
                        .ok()
                        .body())
                .isEqualTo(confirmed.body());
        doctor.put(path + "/status", json("status", "in_progress")).ok();
        var back = doctor.put(path + "/status", json("status", "confirmed")).refused(409, "invalid_status_transition");
        assertThat(back.body().get("allowed").toString()).contains("cancelled");
        doctor.put(path + "/status", json("status", "cancelled")).ok();
        var after = doctor.put(path + "/status", json("status", "scheduled")).refused(409, "invalid_status_transition");
        assertThat(after.body().get("allowed")).isEqualTo(Json.read("[]"));
        doctor.put(path + "/status", json("status", "asleep")).invalid("status");
        doctor.put(path + "/status", json()).invalid("status");
    }

    @Test
    void patientsOnlyCancelAndReschedule() {
        var patient = clinic.patient();
        var path = bookedByThePatient().location();

        patient.put(path + "/status", json("status", "confirmed")).refused(403, "forbidden");
        patient.put(path, json("type", "emergency")).refused(403, "forbidden");
        patient.put(path, json("extras", json("room", 5))).refused(403, "forbidden");
        var slot = clinic.newSlot();
        var moved = patient.put(path, json("time_slot", slot)).ok().shaped(Shapes.APPOINTMENT);
        assertThat(moved.get("time_slot").asText()).isEqualTo(slot);
        patient.put(path + "/status", json("status", "cancelled")).ok();
    }

    @Test
    void movingToATakenTimeKeepsTheOldOne() {
        var doctor = clinic.doctor();
        var first = bookedByThePatient();
        var second = bookedByThePatient();

        doctor.put(second.location(), json("time_slot", first.text("time_slot")))
                .refused(409, "time_slot_taken");
        doctor.put(second.location(), json("time_slot", "2020-01-01T10:00:00Z")).refused(422, "in_the_past");
        doctor.put(second.location(), json("status", "confirmed")).invalid("status");
        doctor.put(second.location(), json("time_slot", null)).invalid("time_slot");

        assertThat(doctor.get(second.location()).ok().body()).isEqualTo(second.body());
        var longer = doctor.put(second.location(), json("duration_minutes", 45)).ok(); // its own time is no obstacle
        assertThat(longer.body().get("duration_minutes").asInt()).isEqualTo(45);
    }

    @Test
    void aCancelledAppointmentStaysOnRecordAndFreesItsTime() {
        var patient = clinic.patient();
        var booked = bookedByThePatient();

        patient.put(booked.location() + "/cancel", json()).invalid("cancellation_reason");
        patient.put(booked.location() + "/cancel", json("cancellation_reason", " "))
                .invalid("cancellation_reason");
        patient.put(booked.location() + "/cancel", json("cancellation_reason", "x".repeat(501)))
                .invalid("cancellation_reason");
        patient.delete(booked.location()).done();
        patient.delete(booked.location()).done();

        var kept = clinic.doctor().get(booked.location()).ok().body();
        assertThat(kept.get("status").asText()).isEqualTo("cancelled");
        assertThat(kept.get("cancelled_by").asText()).isEqualTo(patient.userId());
        assertThat(kept.get("cancellation_reason").isNull()).isTrue();
        clinic.doctor()
                .put(booked.location(), json("time_slot", clinic.newSlot()))
                .refused(409, "invalid_status_transition");
        clinic.book(patient, booked.text("doctor_id"), booked.text("patient_id"), booked.text("time_slot"));
    }

    @Test
    void listsAreFilteredAndOrderedByTime() {
        var admin = clinic.administrator();
        var doctor = clinic.doctorOnFile();
        var patient = clinic.patientOnFile();
        var last = clinic.book(admin, doctor, patient, "2036-06-03T00:00:00Z").id();
        var first = clinic.book(admin, doctor, patient, "2036-06-01T10:00:00Z").id();
        var middle = clinic.book(admin, doctor, patient, "2036-06-02T23:30:00Z").id();
        admin.put("/appointments/" + middle + "/status", json("status", "confirmed"))
                .ok();

        assertThat(admin.get("/appointments", "doctor_id", doctor).each("id")).containsExactly(first, middle, last);
        admin.get("/appointments", "doctor_id", doctor).items(Shapes.APPOINTMENT);
        assertThat(admin.get("/appointments", "patient_id", patient, "status", "confirmed")
                        .each("id"))
                .containsExactly(middle);
        assertThat(admin.get("/appointments", "doctor_id", doctor, "status", "confirmed,scheduled")
                        .each("id"))
                .hasSize(3);
        assertThat(admin.get("/appointments", "doctor_id", doctor, "type", "remote")
                        .items())
                .isEmpty();
        assertThat(admin.get("/appointments", "doctor_id", doctor, "hospital_id", clinic.hospitalOnFile())
                        .items())
                .isEmpty();
        assertThat(admin.get("/appointments", "doctor_id", doctor, "from", "2036-06-02")
                        .each("id"))
                .containsExactly(middle, last);
        assertThat(admin.get("/appointments", "doctor_id", doctor, "to", "2036-06-02")
                        .each("id"))
                .containsExactly(first, middle);
        assertThat(admin.get("/appointments", "doctor_id", doctor, "from", "2036-06-01T10:00:00Z")
                        .each("id"))
                .containsExactly(first, middle, last);
        assertThat(admin.get("/appointments", "doctor_id", doctor, "to", "2036-06-03T00:00:00Z")
                        .each("id"))
                .containsExactly(first, middle);
        assertThat(admin.get("/appointments", "doctor_id", doctor, "from", "2036-06-03T05:30:00+05:30")
                        .each("id"))
                .containsExactly(last);
        admin.get("/appointments", "status", "asleep").invalid("status");
        admin.get("/appointments", "type", "secret").invalid("type");
        admin.get("/appointments", "from", "yesterday").refused(400, "malformed_request");
        admin.get("/appointments", "to", "2036-02-30").refused(400, "malformed_request");
        admin.get("/appointments", "doctor_id", "5").refused(400, "malformed_request");
    }

    @Test
    void pagesStayInPlaceWhileMoreIsBooked() {
        var admin = clinic.administrator();
        var doctor = clinic.doctorOnFile();
        var patient = clinic.patientOnFile();
        for (var hour = 10; hour < 15; hour++) {
            clinic.book(admin, doctor, patient, "2036-07-02T" + hour + ":00:00Z");
        }
        var before = admin.get("/appointments", "doctor_id", doctor).each("id");
        var earlier = new AtomicInteger(10);

        var seen = Clinic.allPages(
                cursor -> cursor == null
                        ? admin.get("/appointments", "doctor_id", doctor, "limit", 2)
                        : admin.get("/appointments", "doctor_id", doctor, "limit", 2, "cursor", cursor),
                () -> clinic.book(admin, doctor, patient, "2036-07-01T" + earlier.getAndIncrement() + ":00:00Z"));

        assertThat(seen).isEqualTo(before);
    }

    @Test
    void listsHoldOnlyWhatTheCallerMaySee() {
        var booked = bookedByThePatient();
        var child = booked.text("patient_id");

        for (var person : List.of(clinic.patient(), clinic.doctor(), clinic.administrator())) {
            assertThat(person.get("/appointments", "patient_id", child).each("id"))
                    .containsExactly(booked.id());
        }
        for (var person : List.of(clinic.strangePatient(), clinic.strangeDoctor(), clinic.strangeHospital())) {
            assertThat(person.get("/appointments", "patient_id", child).items()).isEmpty();
        }
        clinic.anybody().get("/appointments").refused(401, "unauthenticated");
    }
}
