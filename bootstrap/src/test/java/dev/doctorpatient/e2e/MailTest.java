package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.e2e.Inboxes.Letter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithMail.class)
class MailTest {
    private static final String BOOKED = "An appointment was booked";
    private static final String MOVED = "An appointment was moved to another time";
    private static final String CANCELLED = "An appointment was cancelled";
    private static final String REMINDER = "An appointment is coming up";
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private final Clinic clinic = Clinic.here();
    private LogCapture log;
    private Inboxes inboxes;

    @BeforeEach
    void open() {
        log = LogCapture.start();
        inboxes = Inboxes.open();
    }

    @AfterEach
    void close() {
        inboxes.close();
        log.close();
    }

    private static Instant soon(int seconds) {
        return Instant.now().plus(TWO_HOURS).plusSeconds(seconds);
    }

    @Test
    void aBookingIsMailedToTheOthersAndNotToWhoBooked() {
        var doctor = clinic.newDoctor();
        var patient = clinic.newPatient();
        var guardian = clinic.newPatient();
        var hospital = clinic.newHospital();
        var chat = clinic.newChat(doctor, patient);
        clinic.relate(guardian, chat.patientId(), "guardian");
        clinic.affiliate(hospital.profileId(), doctor.profileId());
        var booking = Clinic.booking(doctor.profileId(), chat.patientId(), "2035-05-07T23:30:00Z");
        booking.put("hospital_id", hospital.profileId());
        doctor.put("/doctors/" + doctor.profileId(), json("time_zone", "Asia/Kolkata"))
                .ok();

        var appointment = patient.post("/appointments", booking).created().id();

        for (var recipient : List.of(doctor, guardian, hospital)) {
            var letter = inboxes.awaits(recipient, BOOKED);
            assertThat(letter.from()).isEqualTo(WithMail.SENDER);
            assertThat(letter.text().strip())
                    .isEqualTo("An appointment was booked.\n\n"
                            + "Time: Tuesday, 8 May 2035, 05:00 (Asia/Kolkata), which is 2035-05-07 23:30 UTC");
        }
        doctor.put("/appointments/" + appointment + "/cancel", json("cancellation_reason", "Canary of the reason"))
                .ok();
        var cancelled = inboxes.awaits(patient, CANCELLED);
        assertThat(cancelled.text()).contains("Status: cancelled").doesNotContain("Canary");
        assertThat(inboxes.of(patient, BOOKED)).isEmpty();
        assertThat(inboxes.of(doctor, BOOKED)).hasSize(1);
        assertThat(inboxes.of(doctor, CANCELLED)).isEmpty();
        var told = doctor.get("/notifications").each("id");
        assertThat(inboxes.of(doctor, BOOKED))
                .extracting(Letter::id)
                .containsExactly("<" + told.getFirst() + "@clinic.example>");
        assertThat(log.lines())
                .filteredOn(line -> !line.contains("com.icegreen")) // the server, which is none of ours
                .noneMatch(line -> line.contains(doctor.email()) || line.contains(guardian.email()));
    }

    @Test
    void whatIsNoMatterOfAppointmentsIsNotMailed() {
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        clinic.patient().writes(chat, "Are you there?");
        clinic.book(clinic.patient(), doctor.profileId(), chat.patientId(), clinic.newSlot());

        var unused = inboxes.awaits(doctor, BOOKED);

        assertThat(doctor.get("/notifications").each("kind")).contains("message_received");
        assertThat(inboxes.of(doctor, "New messages are waiting in a chat")).isEmpty();
    }

    @Test
    void aMailServerThatIsAwayGetsTheMailsWhenItIsBack() {
        var doctor = clinic.newDoctor();
        var chat = clinic.newChat(doctor, clinic.patient());
        inboxes.close();

        clinic.book(clinic.patient(), doctor.profileId(), chat.patientId(), clinic.newSlot());
        inboxes = Inboxes.open();

        assertThat(inboxes.awaits(doctor, BOOKED).from()).isEqualTo(WithMail.SENDER);
    }

    @Test
    void whatIsNearIsRemindedOfUnlessItIsMovedOrCalledOff() {
        var doctors = List.of(clinic.newDoctor(), clinic.newDoctor(), clinic.newDoctor());
        var patient = clinic.newPatient();
        var chats =
                doctors.stream().map(doctor -> clinic.newChat(doctor, patient)).toList();
        var appointments = chats.stream()
                .map(chat -> clinic.book(
                                patient,
                                chat.doctorId(),
                                chat.patientId(),
                                soon(6 + chats.indexOf(chat)).toString())
                        .id())
                .toList();
        patient.put("/appointments/" + appointments.getFirst() + "/cancel", json("cancellation_reason", "Better again"))
                .ok();
        patient.put("/appointments/" + appointments.get(1), json("time_slot", clinic.newSlot()))
                .ok();

        var reminder = inboxes.awaits(doctors.getLast(), REMINDER);

        assertThat(reminder.text()).startsWith("An appointment is coming up.\n\nTime: ");
        assertThat(inboxes.awaits(patient, REMINDER).id()).isNotEqualTo(reminder.id());
        assertThat(inboxes.awaits(doctors.getFirst(), CANCELLED)).isNotNull();
        assertThat(inboxes.awaits(doctors.get(1), MOVED)).isNotNull();
        assertThat(inboxes.of(doctors.getFirst(), REMINDER)).isEmpty();
        assertThat(inboxes.of(doctors.get(1), REMINDER)).isEmpty();
        assertThat(inboxes.of(patient, REMINDER)).hasSize(1);
        assertThat(patient.get("/notifications").each("kind")).containsOnlyOnce("appointment_reminder");
        assertThat(doctors.getLast().get("/notifications").each("kind")).contains("appointment_reminder");
    }
}
