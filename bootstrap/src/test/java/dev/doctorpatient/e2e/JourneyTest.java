package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JourneyTest {
    @Test
    void patientAndDoctorMeetBookTalkAndTheDoctorReadsTheInterview() {
        var clinic = Clinic.here();
        var anybody = clinic.anybody();
        var admin = clinic.administrator();

        // A hospital, a doctor and a patient sign up.
        var desk = clinic.newEmail();
        var hospitalSignUp = anybody.post(
                        "/auth/hospital-signup",
                        json(
                                "email",
                                " " + desk.toUpperCase(Locale.ROOT) + " ",
                                "password",
                                Person.PASSWORD,
                                "name",
                                "Lake Hospital",
                                "city",
                                "Pune",
                                "specialities",
                                new String[] {"Cardiology"}))
                .created();
        var hospitalUser = hospitalSignUp.shaped(Shapes.USER);
        assertThat(hospitalUser.get("email").asText()).isEqualTo(desk);
        assertThat(hospitalUser.get("role").asText()).isEqualTo("hospital");
        assertThat(hospitalUser.get("is_active").asBoolean()).isTrue();
        assertThat(hospitalUser.get("contact").isNull()).isTrue();
        assertThat(hospitalSignUp.location()).isEqualTo("/users/" + hospitalSignUp.id());
        assertThat(admin.get(hospitalSignUp.location()).ok().body()).isEqualTo(hospitalUser);

        var meerasEmail = clinic.newEmail();
        var doctorSignUp = anybody.post(
                        "/auth/doctor-signup",
                        json(
                                "email", meerasEmail,
                                "password", Person.PASSWORD,
                                "name", "Dr. Meera Joshi",
                                "designation", "Cardiologist",
                                "experience", 12,
                                "shift_time_start", "09:00",
                                "shift_time_end", "17:00"))
                .created();
        assertThat(doctorSignUp.shaped(Shapes.USER).get("role").asText()).isEqualTo("doctor");

        var arjunsEmail = clinic.newEmail();
        var patientSignUp = anybody.post(
                        "/auth/patient-signup",
                        json(
                                "email", arjunsEmail,
                                "password", Person.PASSWORD,
                                "name", "Arjun Patil",
                                "dob", "1984-06-02",
                                "gender", "male"))
                .created();
        assertThat(patientSignUp.shaped(Shapes.USER).get("role").asText()).isEqualTo("patient");

        // They log in and find themselves.
        var hospital = Person.signIn(clinic, desk, Person.PASSWORD);
        var meera = Person.signIn(clinic, meerasEmail, Person.PASSWORD);
        var arjun = Person.signIn(clinic, arjunsEmail, Person.PASSWORD);
        assertThat(arjun.get("/users/me").ok().shaped(Shapes.USER)).isEqualTo(patientSignUp.body());

        var hospitalProfile =
                arjun.get("/hospitals/" + hospital.profileId()).ok().shaped(Shapes.HOSPITAL);
        assertThat(hospitalProfile.get("city").asText()).isEqualTo("Pune");
        assertThat(hospitalProfile.get("specialities")).isEqualTo(Json.read("[\"Cardiology\"]"));
        var doctorProfile = arjun.get("/doctors/" + meera.profileId()).ok().shaped(Shapes.DOCTOR);
        assertThat(doctorProfile.get("shift_time_start").asText()).isEqualTo("09:00");
        assertThat(doctorProfile.get("shift_time_end").asText()).isEqualTo("17:00");
        assertThat(doctorProfile.get("time_zone").asText()).isEqualTo("UTC");
        assertThat(doctorProfile.get("experience").asInt()).isEqualTo(12);
        var patientProfile = arjun.get("/patients/" + arjun.profileId()).ok().shaped(Shapes.PATIENT);
        assertThat(patientProfile.get("dob").asText()).isEqualTo("1984-06-02");
        assertThat(patientProfile.get("gender").asText()).isEqualTo("male");

        // The administrator maps them to each other, which opens the chat.
        var affiliation = clinic.affiliate(hospital.profileId(), meera.profileId());
        affiliation.shaped(Shapes.HOSPITAL_DOCTOR);
        clinic.register(hospital.profileId(), arjun.profileId()).shaped(Shapes.HOSPITAL_PATIENT);
        var assignment = clinic.assign(meera.profileId(), arjun.profileId());
        var chat = new Chat(
                assignment.shaped(Shapes.DOCTOR_PATIENT).get("chat_id").asText(),
                meera.profileId(),
                arjun.profileId(),
                assignment.id());
        var selves = arjun.get("/mappings/user/" + arjun.userId() + "/patients").items();
        assertThat(selves).hasSize(1);
        assertThat(Json.namesIn(selves.getFirst())).containsExactlyInAnyOrder("mapping_id", "relation", "patient");
        assertThat(selves.getFirst().get("relation").asText()).isEqualTo("self");
        Shapes.requireShape(selves.getFirst().get("patient"), Shapes.PATIENT);

        // Arjun books; the same time again is refused, and so is a time at which Meera does not work.
        var booking = Clinic.booking(meera.profileId(), arjun.profileId(), "2035-05-07T15:30:00+05:30");
        booking.put("hospital_id", hospital.profileId());
        booking.put("extras", json("reason", "chest pain"));
        var booked = arjun.post("/appointments", booking).created();
        var appointment = booked.shaped(Shapes.APPOINTMENT);
        assertThat(booked.location()).isEqualTo("/appointments/" + booked.id());
        assertThat(appointment.get("time_slot").asText()).isEqualTo("2035-05-07T10:00:00Z");
        assertThat(appointment.get("duration_minutes").asInt()).isEqualTo(30);
        assertThat(appointment.get("status").asText()).isEqualTo("scheduled");
        assertThat(appointment.get("extras")).isEqualTo(Json.read("{\"reason\":\"chest pain\"}"));
        assertThat(appointment.get("cancelled_by").isNull()).isTrue();
        arjun.post("/appointments", booking).refused(409, "time_slot_taken");
        booking.put("time_slot", "2035-05-07T16:45:00Z");
        arjun.post("/appointments", booking).refused(422, "outside_shift");
        assertThat(meera.get(booked.location()).ok().body()).isEqualTo(appointment);
        assertThat(hospital.get("/appointments").each("id")).containsExactly(booked.id());

        // They talk, by REST and over the socket.
        var hello = meera.post(
                        "/messages",
                        json("chat_id", chat.id(), "message", "Good morning, how are you?", "client_message_id", "m1"))
                .created();
        var message = hello.shaped(Shapes.MESSAGE);
        assertThat(message.get("seq").asInt()).isEqualTo(1);
        assertThat(message.get("sender_id").asText()).isEqualTo(meera.profileId());
        assertThat(message.get("receiver_id").asText()).isEqualTo(arjun.profileId());
        assertThat(message.get("sent_by").asText()).isEqualTo(meera.userId());
        assertThat(message.get("is_read").asBoolean()).isFalse();
        try (var socket = arjun.opens("/chats/ws/" + chat.id(), "after_seq=0")) {
            var connected = socket.hears("connected");
            assertThat(Json.namesIn(connected))
                    .containsExactlyInAnyOrder("type", "chat", "presence", "last_seq", "read_seq", "peer_read_seq");
            Shapes.requireShape(connected.get("chat"), Shapes.CHAT);
            assertThat(socket.hears("message").get("message")).isEqualTo(message);
            socket.says("message", "message", "Better, thank you!", "client_message_id", "a1");
            assertThat(socket.hears("ack").get("seq").asInt()).isEqualTo(2);
        }
        assertThat(meera.get("/chats/" + chat.id() + "/messages").each("message"))
                .containsExactly("Better, thank you!", "Good morning, how are you?");

        // Arjun is interviewed; Meera reads the summary.
        var started = arjun.post("/ai/sessions", json("chat_id", chat.id())).created();
        assertThat(started.location()).isEqualTo("/ai/sessions/" + started.id());
        assertThat(started.body().get("messages")).hasSize(1);
        try (var socket = arjun.opens("/ai-assistant/ws/" + started.id(), "")) {
            socket.hears("connected");
            for (var answer : new String[] {
                "A tight feeling in my chest when I climb stairs",
                "High blood pressure for six years",
                "Ramipril 5 mg every morning",
                "Three weeks, about four out of ten"
            }) {
                socket.says("message", "content", answer);
                socket.hears("question");
            }
            socket.says("message", "content", "I stopped running and sleep badly");
            var summary = socket.hears("summary").get("content").asText();
            assertThat(summary).contains("Ramipril");
            assertThat(summary.split("\\s+", -1)).hasSizeLessThanOrEqualTo(75);

            var read = meera.get("/ai/sessions/" + started.id()).ok().shaped(Shapes.AI_SESSION);
            assertThat(read.get("status").asText()).isEqualTo("completed");
            assertThat(read.get("summary").asText()).isEqualTo(summary);
            assertThat(read.get("end_timestamp").isNull()).isFalse();
        }

        // The appointment is called off; the time is free again.
        var cancelled = arjun.put(booked.location() + "/cancel", json("cancellation_reason", "I feel better"))
                .ok()
                .shaped(Shapes.APPOINTMENT);
        assertThat(cancelled.get("status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.get("cancelled_by").asText()).isEqualTo(arjun.userId());
        assertThat(cancelled.get("cancellation_reason").asText()).isEqualTo("I feel better");
        clinic.book(meera, meera.profileId(), arjun.profileId(), "2035-05-07T10:00:00Z");
    }
}
