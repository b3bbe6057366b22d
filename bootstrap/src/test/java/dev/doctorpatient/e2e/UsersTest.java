package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UsersTest {
    private final Clinic clinic = Clinic.here();

    @Test
    void everybodySeesAndChangesTheirOwnAccount() {
        var doctor = clinic.newDoctor();

        var me = doctor.get("/users/me").ok().shaped(Shapes.USER);
        var changed = doctor.put("/users/" + doctor.userId(), json("name", "Dr. Meera Rao", "contact", "+91 20 5550"))
                .ok()
                .shaped(Shapes.USER);

        assertThat(me.get("email").asText()).isEqualTo(doctor.email());
        assertThat(changed.get("name").asText()).isEqualTo("Dr. Meera Rao");
        assertThat(changed.get("contact").asText()).isEqualTo("+91 20 5550");
        assertThat(changed.get("created_at")).isEqualTo(me.get("created_at"));
        assertThat(doctor.get("/users/" + doctor.userId()).ok().body()).isEqualTo(changed);

        var cleared = doctor.put("/users/me", json("contact", null)).ok().body();
        assertThat(cleared.get("contact").isNull()).isTrue();
        assertThat(cleared.get("name").asText()).isEqualTo("Dr. Meera Rao");
    }

    @Test
    void anAccountOfSomebodyElseLooksMissing() {
        var patient = clinic.patient();

        var strange = patient.get("/users/" + clinic.doctor().userId()).refused(404, "not_found");
        var missing = patient.get("/users/" + UUID.randomUUID()).refused(404, "not_found");

        assertThat(strange.body()).isEqualTo(missing.body());
        patient.put("/users/" + clinic.doctor().userId(), json("name", "Mine")).refused(404, "not_found");
    }

    @Test
    void onlyAdministratorsListAccountsAndLetThemIn() {
        for (var person : List.of(clinic.patient(), clinic.doctor(), clinic.hospital())) {
            person.get("/users").refused(403, "forbidden");
            person.put("/users/me", json("is_active", false)).refused(403, "forbidden");
            person.put("/users/me", json("name", "Same", "is_active", true)).ok();
        }
    }

    @Test
    void whatAnAccountCannotBeIsRefusedByName() {
        var patient = clinic.patient();

        patient.put("/users/me", json("name", null)).invalid("name");
        patient.put("/users/me", json("name", "  ")).invalid("name");
        patient.put("/users/me", json("name", "x".repeat(201))).invalid("name");
        patient.put("/users/me", json("contact", "x".repeat(51))).invalid("contact");
        patient.put("/users/me", json("nmae", "Arjun")).invalid("nmae");
        patient.put("/users/me", json("name", 5)).invalid("name");
        patient.put("/users/me", json("email", "new@home.example")).invalid("email");
    }

    @Test
    void administratorsFindAccounts() {
        var name = clinic.newName("Searched");
        var patient = clinic.newPatient();
        patient.put("/users/me", json("name", name)).ok();
        var admin = clinic.administrator();

        assertThat(admin.get("/users", "q", name).items(Shapes.USER)).hasSize(1);
        assertThat(admin.get("/users", "q", name.toUpperCase(Locale.ROOT), "role", "patient")
                        .each("id"))
                .containsExactly(patient.userId());
        assertThat(admin.get("/users", "q", patient.email()).each("id")).containsExactly(patient.userId());
        assertThat(admin.get("/users", "q", name, "role", "doctor").items()).isEmpty();
        assertThat(admin.get("/users", "q", name, "is_active", "false").items()).isEmpty();
        admin.get("/users", "role", "chief").invalid("role");
        admin.get("/users", "is_active", "perhaps").refused(400, "malformed_request");
    }

    @Test
    void pagesStayInPlaceWhileAccountsAreAdded() {
        var admin = clinic.administrator();
        var before = admin.get("/users", "limit", 200).each("id");

        var seen = Clinic.allPages(
                cursor -> cursor == null
                        ? admin.get("/users", "limit", (before.size() + 1) / 2)
                        : admin.get("/users", "limit", (before.size() + 1) / 2, "cursor", cursor),
                clinic::newPatient);

        assertThat(seen).isEqualTo(before);
    }

    @Test
    void anotherRoleComesWithANewProfileAndEndsTheSessions() {
        var patient = clinic.newPatient();
        var admin = clinic.administrator();
        var chat = clinic.newChat(clinic.doctor(), patient);

        try (var socket = patient.joins(chat)) {
            var doctor = admin.put("/users/" + patient.userId(), json("role", "doctor"))
                    .ok()
                    .shaped(Shapes.USER);

            assertThat(doctor.get("role").asText()).isEqualTo("doctor");
            assertThat(doctor.get("profile_id").asText()).isNotEqualTo(patient.profileId());
            admin.get("/doctors/" + doctor.get("profile_id").asText()).ok();
            admin.get("/patients/" + patient.profileId()).ok();
            assertThat(socket.closedWith()).isEqualTo(4401);
            patient.get("/users/me").refused(401, "unauthenticated");
            var back = Person.signIn(clinic, patient.email(), Person.PASSWORD);
            assertThat(back.profileId()).isEqualTo(doctor.get("profile_id").asText());
            back.get("/chats/" + chat.id()).refused(404, "not_found");
        }
    }

    @Test
    void aProfileThatLostItsAccountCanGetAnother() {
        var patient = clinic.newPatient();
        var admin = clinic.administrator();
        admin.put("/users/" + patient.userId(), json("role", "hospital")).ok();

        var signedUp = admin.post(
                        "/auth/signup",
                        json(
                                "email",
                                clinic.newEmail(),
                                "password",
                                Person.PASSWORD,
                                "name",
                                "Arjun",
                                "role",
                                "patient",
                                "profile_id",
                                patient.profileId()))
                .created();

        assertThat(signedUp.text("profile_id")).isEqualTo(patient.profileId());
    }

    @Test
    void onlyAdministratorsChangeRoles() {
        for (var person : List.of(clinic.patient(), clinic.doctor(), clinic.hospital())) {
            var own = person.get("/users/me").ok().text("role");
            person.put("/users/me", json("role", "admin")).refused(403, "forbidden");
            person.put("/users/me", json("role", own)).ok();
            person.put("/users/me", json("role", "chief")).invalid("role");
        }
        clinic.administrator()
                .put("/users/" + clinic.newPatient().userId(), json("role", null))
                .invalid("role");
    }

    @Test
    void anAdministratorIsMadeAndUnmadeAndTheLastOneStays() {
        var admin = clinic.administrator();
        var doctor = clinic.newDoctor();
        var promoted = admin.put("/users/" + doctor.userId(), json("role", "admin"))
                .ok()
                .shaped(Shapes.USER);
        assertThat(promoted.get("profile_id").isNull()).isTrue();
        var second = Person.signIn(clinic, doctor.email(), Person.PASSWORD);
        second.get("/users").ok();

        second.put("/users/" + second.userId(), json("role", "doctor")).ok();
        for (var other : admin.get("/users", "role", "admin", "is_active", "true", "limit", 200)
                .each("id")) {
            if (!other.equals(admin.userId())) {
                admin.put("/users/" + other, json("is_active", false)).ok();
            }
        }

        second.get("/users").refused(401, "unauthenticated");
        admin.put("/users/me", json("is_active", false)).invalid("is_active");
        admin.put("/users/me", json("role", "patient")).invalid("role");
        admin.put("/users/me", json("role", "admin", "is_active", true)).ok();
    }

    @Test
    void whoIsShutOutIsOutEverywhereAndStaysListed() {
        var doctor = clinic.newDoctor();
        var name = clinic.newName("Dr. Pausing");
        doctor.put("/doctors/" + doctor.profileId(), json("name", name)).ok();

        clinic.administrator()
                .put("/users/" + doctor.userId(), json("is_active", false))
                .ok();

        doctor.get("/users/me").refused(401, "unauthenticated");
        assertThat(clinic.patient().get("/doctors", "q", name).each("id")).containsExactly(doctor.profileId());
    }
}
