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
}
