package dev.doctorpatient.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Makes people and the mappings between them, through the API as an administrator would. */
final class Clinic {
    static final String ADMIN_EMAIL = "admin@packaged.example";
    static final String ADMIN_PASSWORD = "packaged-Admin-2026";

    private final Api admin;

    private Clinic(Api admin) {
        this.admin = admin;
    }

    /** Signs in as the administrator whom the environment of the service names. */
    static Clinic of(Api api) {
        return new Clinic(api.as(
                api.login(ADMIN_EMAIL, ADMIN_PASSWORD).path("access_token").asText()));
    }

    Api admin() {
        return admin;
    }

    /** A doctor without an account; the id of the profile. */
    String doctor(String name) {
        return admin.post("doctors", Map.of("name", name))
                .expect(201)
                .path("id")
                .asText();
    }

    /** A patient without an account; the id of the profile. */
    String patient(String name) {
        return admin.post("patients", Map.of("name", name))
                .expect(201)
                .path("id")
                .asText();
    }

    /** A user with a profile, who signed up with an e-mail address. */
    Member member(String role, String email, String password) {
        var user = admin.post("auth/signup", Map.of("role", role, "email", email, "password", password, "name", email))
                .expect(201);
        return new Member(
                admin.as(admin.login(email, password).path("access_token").asText()),
                user.path("id").asText(),
                user.path("profile_id").asText());
    }

    /** A user's client, account and profile. */
    record Member(Api api, String user, String profile) {}

    /** Maps a doctor and a patient to each other; the id of their chat. */
    String chat(String doctor, String patient) {
        return admin.post("mappings/doctor-patient", Map.of("doctor_id", doctor, "patient_id", patient))
                .expect(201)
                .path("chat_id")
                .asText();
    }

    void relate(String user, String patient) {
        JsonNode unused = admin.post(
                        "mappings/user-patient", Map.of("user_id", user, "patient_id", patient, "relation", "child"))
                .expect(201);
    }
}
