package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeletionTest {
    private final Clinic clinic = Clinic.here();

    @Test
    void whoHasNoHistoryIsRemovedWithMappingsAndAccount() {
        var admin = clinic.administrator();
        var doctor = clinic.newDoctor();
        var hospital = clinic.newHospital();
        var patient = clinic.newPatient();
        clinic.affiliate(hospital.profileId(), doctor.profileId());
        clinic.register(hospital.profileId(), patient.profileId());
        clinic.relate(clinic.patient(), patient.profileId(), "sibling");

        for (var leaving : List.of(
                new Leaving("doctors", doctor), new Leaving("hospitals", hospital), new Leaving("patients", patient))) {
            admin.delete(leaving.path()).done();

            admin.get(leaving.path()).refused(404, "not_found");
            admin.delete(leaving.path()).refused(404, "not_found");
            admin.get("/users/" + leaving.who().userId()).refused(404, "not_found");
            assertShutOut(leaving.who());
        }
        assertThat(clinic.patient()
                        .get("/mappings/user/" + clinic.patient().userId() + "/patients")
                        .items())
                .noneMatch(item -> item.get("patient").get("id").asText().equals(patient.profileId()));
    }

    @Test
    void theAddressOfWhoWasRemovedIsFree() {
        var doctor = clinic.newDoctor();
        clinic.administrator().delete("/doctors/" + doctor.profileId()).done();

        clinic.anybody()
                .post(
                        "/auth/doctor-signup",
                        json("email", doctor.email(), "password", Person.PASSWORD, "name", "Dr. Again"))
                .created();
    }

    @Test
    void onlyAdministratorsRemove() {
        for (var person : List.of(clinic.doctor(), clinic.hospital(), clinic.patient())) {
            for (var kind : List.of("doctors", "hospitals", "patients")) {
                person.delete("/" + kind + "/" + UUID.randomUUID()).refused(403, "forbidden");
            }
            person.delete("/doctors/" + clinic.doctor().profileId()).refused(403, "forbidden");
            person.delete("/hospitals/" + clinic.hospital().profileId()).refused(403, "forbidden");
            person.delete("/patients/" + clinic.patient().profileId()).refused(403, "forbidden");
        }
        clinic.anybody().delete("/doctors/" + UUID.randomUUID()).refused(401, "unauthenticated");
        clinic.administrator().delete("/doctors/me").refused(400, "malformed_request");
    }

    @Test
    void aDoctorWithHistoryIsHiddenShutOutAndTheirAppointmentsToComeAreCancelled() {
        var admin = clinic.administrator();
        var doctor = clinic.newDoctor();
        var name = clinic.newName("Dr. Leaving");
        doctor.put("/doctors/" + doctor.profileId(), json("name", name)).ok();
        var chat = clinic.newChat(doctor, clinic.patient());
        clinic.patient().writes(chat, "See you on Monday");
        var appointment = clinic.book(admin, doctor.profileId(), chat.patientId(), clinic.newSlot());

        admin.delete("/doctors/" + doctor.profileId()).done();

        assertShutOut(doctor);
        assertThat(clinic.patient().get("/doctors", "q", name).items()).isEmpty();
        assertThat(clinic.patient()
                        .get("/patients/" + chat.patientId() + "/doctors")
                        .items())
                .isEmpty();
        clinic.patient().get("/doctors/" + doctor.profileId()).ok().shaped(Shapes.DOCTOR);
        var cancelled =
                clinic.patient().get("/appointments/" + appointment.id()).ok().shaped(Shapes.APPOINTMENT);
        assertThat(cancelled.get("status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.get("cancellation_reason").asText()).isNotBlank();
        assertThat(cancelled.get("cancelled_by").asText()).isEqualTo(admin.userId());
        assertThat(clinic.patient().get("/chats/" + chat.id() + "/messages").items())
                .hasSize(1);
        clinic.patient()
                .post("/messages", json("chat_id", chat.id(), "message", "Hello?"))
                .refused(409, "chat_closed");
        assertThat(admin.get("/users/" + doctor.userId())
                        .ok()
                        .body()
                        .get("is_active")
                        .asBoolean())
                .isFalse();
        admin.delete("/doctors/" + doctor.profileId()).done();
    }

    @Test
    void nobodyWhoWasPutAwayIsBookedMappedOrTalkedToAnew() {
        var admin = clinic.administrator();
        var chat = clinic.newChat(clinic.newDoctor(), clinic.patient());
        var hospital = clinic.hospitalOnFile();
        clinic.affiliate(hospital, chat.doctorId());
        var booking = json();
        booking.putAll(Clinic.booking(chat.doctorId(), clinic.patientOnFile(), clinic.newSlot()));
        booking.put("hospital_id", hospital);
        admin.post("/appointments", booking).created();
        var patientChat = clinic.newChat();

        admin.delete("/doctors/" + chat.doctorId()).done();
        admin.delete("/patients/" + patientChat.patientId()).done();
        admin.delete("/hospitals/" + hospital).done();

        var doctor = clinic.doctorOnFile();
        var patient = clinic.patientOnFile();
        admin.post("/appointments", Clinic.booking(chat.doctorId(), patient, clinic.newSlot()))
                .invalid("doctor_id");
        admin.post("/appointments", Clinic.booking(doctor, patientChat.patientId(), clinic.newSlot()))
                .invalid("patient_id");
        booking.putAll(Clinic.booking(doctor, patient, clinic.newSlot()));
        admin.post("/appointments", booking).invalid("hospital_id");
        admin.post("/mappings/doctor-patient", json("doctor_id", chat.doctorId(), "patient_id", patient))
                .invalid("doctor_id");
        admin.post("/mappings/doctor-patient", json("doctor_id", doctor, "patient_id", patientChat.patientId()))
                .invalid("patient_id");
        admin.post("/mappings/hospital-doctor", json("hospital_id", hospital, "doctor_id", doctor))
                .invalid("hospital_id");
        admin.post(
                        "/mappings/user-patient",
                        json(
                                "user_id",
                                clinic.strangePatient().userId(),
                                "patient_id",
                                patientChat.patientId(),
                                "relation",
                                "child"))
                .invalid("patient_id");
        admin.post("/chats", json("doctor_id", chat.doctorId(), "patient_id", chat.patientId()))
                .invalid("doctor_id");
        admin.post(
                        "/auth/signup",
                        json(
                                "email",
                                clinic.newEmail(),
                                "password",
                                Person.PASSWORD,
                                "name",
                                "Somebody",
                                "role",
                                "hospital",
                                "profile_id",
                                hospital))
                .invalid("profile_id");
        assertThat(clinic.patient()
                        .get("/mappings/user/" + clinic.patient().userId() + "/patients")
                        .items())
                .noneMatch(item -> item.get("patient").get("id").asText().equals(patientChat.patientId()));
        clinic.doctor().get("/patients/" + patientChat.patientId()).ok();
        assertThat(clinic.doctor().get("/patients", "limit", 200).each("id")).doesNotContain(patientChat.patientId());
    }

    @Test
    void theSocketsOfWhoLeavesCloseAtOnceAndThoseOfTheOthersStay() {
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        try (var doctors = doctor.joins(chat);
                var patients = clinic.patient().joins(chat)) {
            clinic.administrator().delete("/doctors/" + doctor.profileId()).done();

            assertThat(doctors.closedWith()).isEqualTo(4401);
            patients.says("message", "message", "Are you there?");
            assertThat(patients.hears("error").get("code").asText()).isEqualTo("chat_closed");
            assertThat(patients.isOpen()).isTrue();
        }
    }

    @Test
    void whoIsLetInAgainIsBackWithEverythingTheyHad() {
        var admin = clinic.administrator();
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        admin.delete("/doctors/" + doctor.profileId()).done();

        admin.put("/users/" + doctor.userId(), json("is_active", true)).ok();

        var back = Person.signIn(clinic, doctor.email(), Person.PASSWORD);
        assertThat(back.profileId()).isEqualTo(doctor.profileId());
        assertThat(clinic.patient()
                        .get("/patients/" + chat.patientId() + "/doctors")
                        .each("id"))
                .contains(doctor.profileId());
        clinic.patient().writes(chat, "Welcome back");
        back.writes(chat, "Thank you");
        clinic.book(admin, doctor.profileId(), chat.patientId(), clinic.newSlot());
        doctor.get("/users/me").refused(401, "unauthenticated");
    }

    @Test
    void aBookingAndADeletionAtTheSameMomentLeaveNoAppointmentWithWhoIsGone() throws Exception {
        var admin = clinic.administrator();
        for (var round = 0; round < 5; round++) {
            var doctor = clinic.doctorOnFile();
            var slots = IntStream.range(0, 4).mapToObj(_ -> clinic.newSlot()).toList();
            var patients = slots.stream().map(_ -> clinic.patientOnFile()).toList();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var bookings = IntStream.range(0, slots.size())
                        .<Callable<Integer>>mapToObj(i ->
                                () -> admin.post("/appointments", Clinic.booking(doctor, patients.get(i), slots.get(i)))
                                        .status())
                        .map(threads::submit)
                        .toList();
                var deletion =
                        threads.submit(() -> admin.delete("/doctors/" + doctor).status());

                assertThat(deletion.get()).isIn(204, 409);
                for (var booking : bookings) {
                    assertThat(booking.get()).isIn(201, 409, 422);
                }
            }
            admin.delete("/doctors/" + doctor);
            assertThat(admin.get("/appointments", "doctor_id", doctor).each("status"))
                    .allMatch(status -> status.equals("cancelled"));
        }
    }

    private void assertShutOut(Person person) {
        person.get("/users/me").refused(401, "unauthenticated");
        clinic.anybody()
                .post("/auth/login", json("email", person.email(), "password", Person.PASSWORD))
                .refused(401, "invalid_credentials");
        assertThat(clinic.anybody()
                        .post("/auth/refresh", json("refresh_token", person.refreshToken()))
                        .status())
                .isEqualTo(401);
    }

    /** Somebody who leaves, by the path of their kind. */
    private record Leaving(String kind, Person who) {
        String path() {
            return "/" + kind + "/" + who.profileId();
        }
    }
}
