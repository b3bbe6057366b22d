package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationsTest {
    private static final int RACERS = 8;

    private final Clinic clinic = Clinic.here();

    /** What somebody was told about a patient, newest first. */
    private static List<JsonNode> told(Person who, String patient) {
        return who.get("/notifications", "limit", 200).items(Shapes.NOTIFICATION).stream()
                .filter(notification -> notification.get("patient_id").asText().equals(patient))
                .toList();
    }

    private static List<String> kinds(Person who, String patient) {
        return told(who, patient).stream()
                .map(notification -> notification.get("kind").asText())
                .toList();
    }

    private static String path(JsonNode notification) {
        return "/notifications/" + notification.get("id").asText() + "/read";
    }

    private String bookedBy(Client who, Chat chat) {
        return clinic.book(who, chat.doctorId(), chat.patientId(), clinic.newSlot())
                .id();
    }

    @Test
    void aBookingIsToldToTheOthersAndNotToWhoBooked() {
        var chat = clinic.newChat();

        var appointment = bookedBy(clinic.patient(), chat);

        assertThat(told(clinic.doctor(), chat.patientId())).singleElement().satisfies(notification -> {
            assertThat(notification.get("kind").asText()).isEqualTo("appointment_created");
            assertThat(notification.get("title").asText()).isEqualTo("An appointment was booked");
            assertThat(Json.namesIn(notification.get("resource"))).containsExactly("id", "type");
            assertThat(notification.at("/resource/type").asText()).isEqualTo("appointment");
            assertThat(notification.at("/resource/id").asText()).isEqualTo(appointment);
            assertThat(notification.get("is_read").isBoolean()).isTrue();
            assertThat(notification.get("is_read").asBoolean()).isFalse();
        });
        assertThat(told(clinic.patient(), chat.patientId())).isEmpty();
    }

    @Test
    void everyChangeOfAnAppointmentIsToldByItsKind() {
        var chat = clinic.newChat();
        var hospital = clinic.newHospital();
        clinic.affiliate(hospital.profileId(), chat.doctorId());
        var booking = Clinic.booking(chat.doctorId(), chat.patientId(), clinic.newSlot());
        booking.put("hospital_id", hospital.profileId());
        var path = "/appointments/"
                + clinic.patient().post("/appointments", booking).created().id();

        clinic.patient().put(path, json("time_slot", clinic.newSlot())).ok();
        clinic.doctor().put(path, json("type", "remote")).ok();
        clinic.doctor().put(path + "/status", json("status", "confirmed")).ok();
        clinic.doctor().put(path + "/status", json("status", "confirmed")).ok();
        clinic.doctor()
                .put(path + "/cancel", json("cancellation_reason", "The doctor is ill"))
                .ok();

        assertThat(kinds(hospital, chat.patientId()))
                .containsExactly(
                        "appointment_cancelled",
                        "appointment_status_changed",
                        "appointment_changed",
                        "appointment_moved",
                        "appointment_created");
        assertThat(kinds(clinic.doctor(), chat.patientId()))
                .containsExactly("appointment_moved", "appointment_created");
        assertThat(kinds(clinic.patient(), chat.patientId()))
                .containsExactly("appointment_cancelled", "appointment_status_changed", "appointment_changed");
        assertThat(told(hospital, chat.patientId()).toString()).doesNotContain("ill", "Meera", "Patient no");
    }

    @Test
    void aDoctorIsToldOfTheAppointmentOfAPatientWhomTheyDoNotTreat() {
        var child = clinic.childOf(clinic.patient());
        var hospital = clinic.hospitalOnFile();
        clinic.affiliate(hospital, clinic.doctor().profileId());
        clinic.register(hospital, child);

        clinic.book(clinic.patient(), clinic.doctor().profileId(), child, clinic.newSlot());

        assertThat(kinds(clinic.doctor(), child)).containsExactly("appointment_created");
    }

    @Test
    void aBookingThatIsRefusedLeavesNoNotification() {
        var chat = clinic.newChat();
        var slot = clinic.newSlot();
        clinic.book(clinic.patient(), chat.doctorId(), chat.patientId(), slot);

        clinic.patient()
                .post("/appointments", Clinic.booking(chat.doctorId(), chat.patientId(), slot))
                .refused(409, "time_slot_taken");

        assertThat(told(clinic.doctor(), chat.patientId())).hasSize(1);
    }

    @Test
    void aMessageIsToldWhileTheReceiverIsAway() {
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        var secret = clinic.newName("Canary");

        clinic.patient().writes(chat, secret);
        clinic.patient().writes(chat, "Are you there?");

        assertThat(told(doctor, chat.patientId())).singleElement().satisfies(notification -> {
            assertThat(notification.get("kind").asText()).isEqualTo("message_received");
            assertThat(notification.at("/resource/type").asText()).isEqualTo("chat");
            assertThat(notification.at("/resource/id").asText()).isEqualTo(chat.id());
            assertThat(notification.toString()).doesNotContain(secret);
        });
        assertThat(told(clinic.patient(), chat.patientId())).isEmpty();
    }

    @Test
    void whoListensToTheChatIsNotToldOfItsMessages() {
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        try (var patient = clinic.patient().joins(chat)) {
            try (var listening = doctor.joins(chat)) {
                clinic.patient().writes(chat, "Good morning");
                listening.hears("message");
                assertThat(told(doctor, chat.patientId())).isEmpty();
            }
            patient.hears(
                    "presence",
                    presence -> presence.get("participant_id").asText().equals(doctor.profileId())
                            && !presence.get("online").asBoolean());

            clinic.patient().writes(chat, "Good night");

            assertThat(kinds(doctor, chat.patientId())).containsExactly("message_received");
        }
    }

    @Test
    void readingTheMessagesSettlesTheirNotification() {
        var chat = clinic.newChat();
        var message = clinic.doctor().writes(chat, "How are you?").id();
        var notification = told(clinic.patient(), chat.patientId()).getFirst();
        assertThat(notification.get("is_read").asBoolean()).isFalse();

        clinic.patient().put("/messages/" + message + "/read").ok();

        assertThat(told(clinic.patient(), chat.patientId())).singleElement().satisfies(settled -> assertThat(
                        settled.get("is_read").asBoolean())
                .isTrue());
        clinic.doctor().writes(chat, "Still there?");
        assertThat(told(clinic.patient(), chat.patientId())).hasSize(2);
    }

    @Test
    void aFinishedInterviewIsToldToTheDoctorOfItsChat() {
        var chat = clinic.newChat();
        var patient = clinic.patient();
        var session = patient.post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();
        assertThat(told(clinic.doctor(), chat.patientId())).isEmpty();

        patient.post("/ai/messages", json("session_id", session, "message", "A tight chest"))
                .created();
        patient.put("/ai/sessions/" + session + "/end").ok();
        patient.put("/ai/sessions/" + session + "/end").ok();

        assertThat(told(clinic.doctor(), chat.patientId())).singleElement().satisfies(notification -> {
            assertThat(notification.get("kind").asText()).isEqualTo("interview_finished");
            assertThat(notification.at("/resource/type").asText()).isEqualTo("ai_session");
            assertThat(notification.at("/resource/id").asText()).isEqualTo(session);
            assertThat(notification.toString()).doesNotContain("chest");
        });
        assertThat(told(patient, chat.patientId())).isEmpty();
    }

    @Test
    void whoActsForAPatientIsToldThatAnAdministratorLooked() {
        var chat = clinic.newChat();
        clinic.relate(clinic.strangePatient(), chat.patientId(), "guardian");

        clinic.administrator().get("/chats/" + chat.id()).ok();
        clinic.administrator()
                .breakingGlass("A complaint of the family")
                .get("/chats/" + chat.id() + "/messages")
                .ok();

        for (var user : List.of(clinic.patient(), clinic.strangePatient())) {
            assertThat(told(user, chat.patientId())).singleElement().satisfies(notification -> {
                assertThat(notification.get("kind").asText()).isEqualTo("break_glass");
                assertThat(notification.at("/resource/id").asText()).isEqualTo(chat.id());
            });
        }
        assertThat(told(clinic.doctor(), chat.patientId())).isEmpty();
    }

    @Test
    void aNotificationIsReadOnceAndStaysRead() {
        var chat = clinic.newChat();
        bookedBy(clinic.patient(), chat);
        var doctor = clinic.doctor();
        var notification = told(doctor, chat.patientId()).getFirst();

        var read = doctor.put(path(notification)).ok().shaped(Shapes.NOTIFICATION);
        var again = doctor.put(path(notification)).ok().body();

        assertThat(read.get("is_read").asBoolean()).isTrue();
        assertThat(read.get("id")).isEqualTo(notification.get("id"));
        assertThat(read.get("created_at")).isEqualTo(notification.get("created_at"));
        assertThat(again).isEqualTo(read);
        assertThat(told(doctor, chat.patientId())).containsExactly(read);
        assertThat(doctor.get("/notifications", "is_read", true, "limit", 200).each("id"))
                .contains(read.get("id").asText());
        assertThat(doctor.get("/notifications", "is_read", false, "limit", 200).each("id"))
                .doesNotContain(read.get("id").asText());
    }

    @Test
    void manyWhoReadItAtOnceAllGetThrough() throws Exception {
        var chat = clinic.newChat();
        bookedBy(clinic.patient(), chat);
        var doctor = clinic.doctor();
        var path = path(told(doctor, chat.patientId()).getFirst());
        var ready = new CountDownLatch(RACERS);

        try (var threads = Executors.newFixedThreadPool(RACERS)) {
            var racing = IntStream.range(0, RACERS)
                    .mapToObj(_ -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return doctor.put(path);
                    }))
                    .toList();
            for (var racer : racing) {
                assertThat(racer.get().ok().body().get("is_read").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void ofManyMessagesAtOnceOneIsTold() throws Exception {
        var chat = clinic.newChat();
        var doctor = clinic.doctor();
        var ready = new CountDownLatch(RACERS);

        try (var threads = Executors.newFixedThreadPool(RACERS)) {
            var racing = IntStream.range(0, RACERS)
                    .mapToObj(_ -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return doctor.writes(chat, "Hello");
                    }))
                    .toList();
            for (var racer : racing) {
                racer.get();
            }
        }

        assertThat(kinds(clinic.patient(), chat.patientId())).containsExactly("message_received");
    }

    @Test
    void aNotificationOfSomebodyElseLooksMissing() {
        var chat = clinic.newChat();
        bookedBy(clinic.patient(), chat);
        var path = path(told(clinic.doctor(), chat.patientId()).getFirst());

        for (var person : List.of(
                clinic.patient(),
                clinic.strangePatient(),
                clinic.strangeDoctor(),
                clinic.hospital(),
                clinic.administrator())) {
            var missing =
                    person.put("/notifications/" + UUID.randomUUID() + "/read").refused(404, "not_found");
            assertThat(person.put(path).refused(404, "not_found").body()).isEqualTo(missing.body());
            assertThat(told(person, chat.patientId())).isEmpty();
        }
        clinic.anybody().put(path).refused(401, "unauthenticated");
        clinic.anybody().get("/notifications").refused(401, "unauthenticated");
        assertThat(told(clinic.doctor(), chat.patientId())
                        .getFirst()
                        .get("is_read")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whoHasNothingToDoWithThePatientAnyMoreHasNoNotificationsOfThem() {
        var chat = clinic.newChat();
        var guardian = clinic.strangePatient();
        var kinship = clinic.relate(guardian, chat.patientId(), "guardian");
        clinic.doctor().writes(chat, "For the family");
        clinic.patient().writes(chat, "For the doctor");
        var ofGuardian = told(guardian, chat.patientId()).getFirst();
        var ofDoctor = told(clinic.doctor(), chat.patientId()).getFirst();

        clinic.administrator().delete("/mappings/user-patient/" + kinship).done();
        clinic.unassign(chat);

        assertThat(told(guardian, chat.patientId())).isEmpty();
        assertThat(told(clinic.doctor(), chat.patientId())).isEmpty();
        guardian.put(path(ofGuardian)).refused(404, "not_found");
        clinic.doctor().put(path(ofDoctor)).refused(404, "not_found");
        assertThat(told(clinic.patient(), chat.patientId())).hasSize(1);
    }

    @Test
    void whoIsShutOutIsToldNothing() {
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        var account = "/users/" + doctor.userId();
        clinic.administrator().put(account, json("is_active", false)).ok();

        bookedBy(clinic.patient(), chat);
        clinic.patient().writes(chat, "Are you there?");

        clinic.administrator().put(account, json("is_active", true)).ok();
        assertThat(told(doctor.onAnotherDevice(), chat.patientId())).isEmpty();
    }

    @Test
    void aListIsNewestFirstInPagesThatStayWhereTheyAre() {
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        var appointments = IntStream.range(0, 5)
                .mapToObj(_ -> bookedBy(clinic.patient(), chat))
                .toList();

        var first = doctor.get("/notifications", "limit", 2);
        var pages = Clinic.allPages(
                cursor -> cursor == null
                        ? doctor.get("/notifications", "limit", 2)
                        : doctor.get("/notifications", "limit", 2, "cursor", cursor),
                () -> bookedBy(clinic.patient(), chat));

        assertThat(first.items())
                .extracting(notification -> notification.at("/resource/id").asText())
                .containsExactly(appointments.get(4), appointments.get(3));
        assertThat(pages).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        var doctor = clinic.doctor();

        doctor.get("/notifications", "is_read", "maybe").refused(400, "malformed_request");
        doctor.get("/notifications", "cursor", "garbage").refused(400, "malformed_request");
        doctor.get("/notifications", "limit", 0).invalid("limit");
        doctor.get("/notifications", "limit", 201).invalid("limit");
        doctor.put("/notifications/5/read").refused(400, "malformed_request");
        doctor.get("/notifications/" + UUID.randomUUID()).refused(404, "not_found");
        doctor.delete("/notifications/" + UUID.randomUUID() + "/read").refused(405, "method_not_allowed");
        for (var person : List.of(clinic.administrator(), clinic.hospital(), clinic.patient())) {
            person.get("/notifications").items(Shapes.NOTIFICATION);
        }
    }
}
