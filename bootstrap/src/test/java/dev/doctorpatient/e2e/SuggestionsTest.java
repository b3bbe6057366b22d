package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SuggestionsTest {
    private final Clinic clinic = Clinic.here();

    @Test
    void aDoctorAddsASuggestionThatDoctorsHospitalsAndAdministratorsRead() {
        var doctor = clinic.doctor();

        var created = doctor.post("/suggestions", suggestion("Angina – Süd ☕", "Think of the heart first\n\t– always"))
                .created();

        var body = created.shaped(Shapes.SUGGESTION);
        assertThat(body.get("problem").asText()).isEqualTo("Angina – Süd ☕");
        assertThat(body.get("description").asText()).isEqualTo("Think of the heart first\n\t– always");
        assertThat(body.get("created_by").asText()).isEqualTo(doctor.userId());
        assertThat(body.get("updated_at")).isEqualTo(body.get("created_at"));
        assertThat(created.location()).isEqualTo("/suggestions/" + created.id());
        for (var reader : List.of(doctor, clinic.strangeDoctor(), clinic.hospital(), clinic.administrator())) {
            assertThat(reader.get(created.location()).ok().shaped(Shapes.SUGGESTION))
                    .isEqualTo(body);
            assertThat(reader.get("/suggestions", "limit", 200).items(Shapes.SUGGESTION))
                    .contains(body);
            reader.get("/suggestions/" + UUID.randomUUID()).refused(404, "not_found");
        }
    }

    @Test
    void aChangeTouchesOnlyTheFieldsThatAreSent() {
        var doctor = clinic.doctor();
        var path = added(doctor, "Angina", "Before").location();

        var byAuthor = doctor.put(path, json("description", "After")).ok().shaped(Shapes.SUGGESTION);
        var byAdministrator =
                clinic.administrator().put(path, json("problem", "Chest pain")).ok();

        assertThat(byAuthor.get("problem").asText()).isEqualTo("Angina");
        assertThat(byAuthor.get("description").asText()).isEqualTo("After");
        assertThat(byAdministrator.text("description")).isEqualTo("After");
        assertThat(byAdministrator.text("created_by")).isEqualTo(doctor.userId());
        assertThat(doctor.get(path).ok().body()).isEqualTo(byAdministrator.body());
        assertThat(doctor.put(path, json()).ok().body()).isEqualTo(byAdministrator.body());
    }

    @Test
    void doctorsChangeTheirOwnAndOnlyAdministratorsRemove() {
        var doctor = clinic.doctor();
        var path = added(doctor, "Angina", "Description").location();
        var missing = "/suggestions/" + UUID.randomUUID();
        var change = json("description", "Changed");

        for (var stranger : List.of(clinic.strangeDoctor(), clinic.hospital(), clinic.patient())) {
            stranger.put(path, change).refused(403, "forbidden");
            stranger.delete(path).refused(403, "forbidden");
        }
        doctor.delete(path).refused(403, "forbidden");
        doctor.delete(missing).refused(403, "forbidden");
        doctor.put(missing, change).refused(404, "not_found");
        clinic.hospital().put(missing, change).refused(403, "forbidden");
        clinic.hospital().post("/suggestions", suggestion("Mine", "Mine")).refused(403, "forbidden");
        clinic.administrator().put(missing, change).refused(404, "not_found");
        clinic.administrator().delete(missing).refused(404, "not_found");

        clinic.administrator().delete(path).done();

        doctor.get(path).refused(404, "not_found");
        clinic.administrator().delete(path).refused(404, "not_found");
    }

    @Test
    void patientsLearnNothingOfSuggestions() {
        var patient = clinic.patient();
        var path = added(clinic.doctor(), "Angina", "Description").location();

        for (var address : List.of(path, "/suggestions/" + UUID.randomUUID())) {
            patient.get(address).refused(403, "forbidden");
            patient.put(address, json("problem", "Mine")).refused(403, "forbidden");
            patient.delete(address).refused(403, "forbidden");
        }
        patient.get("/suggestions").refused(403, "forbidden");
        patient.get("/suggestions", "q", "angina").refused(403, "forbidden");
        patient.post("/suggestions", suggestion("Mine", "Mine")).refused(403, "forbidden");
        clinic.anybody().get("/suggestions").refused(401, "unauthenticated");
        clinic.anybody().delete(path).refused(401, "unauthenticated");
    }

    @Test
    void whatASuggestionCannotBeIsRefusedByName() {
        var doctor = clinic.doctor();
        var path = added(doctor, "Angina", "Description").location();

        doctor.post("/suggestions", json()).invalid("problem", "description");
        doctor.post("/suggestions", suggestion("x".repeat(301), "x".repeat(10_001)))
                .invalid("problem", "description");
        doctor.post("/suggestions", suggestion(" ", "bell \u0007")).invalid("problem", "description");
        doctor.post("/suggestions", json("problem", 7, "description", "Description"))
                .invalid("problem");
        var forged = suggestion("Angina", "Description");
        forged.put("created_by", clinic.administrator().userId());
        doctor.post("/suggestions", forged).invalid("created_by");
        doctor.put(path, json("problem", null)).invalid("problem");
        doctor.put(path, json("id", UUID.randomUUID())).invalid("id");
        doctor.get("/suggestions/angina").refused(400, "malformed_request");
        added(doctor, "x".repeat(300), "\uD83E\uDE7A".repeat(10_000));
    }

    @Test
    void aSearchAnswersBestFirst() {
        var doctor = clinic.doctor();
        var word = newWord();
        var described =
                added(doctor, "Chest pain", "May be hyper" + word + " or worse").id();
        var begun = added(doctor, "Hyper" + word + "ensive crisis", "Lower it slowly")
                .id();
        var both = added(doctor, "Hyper" + word, "Measure the pressure twice").id();
        var whole = added(doctor, "Essential hyper" + word, "Salt").id();

        assertThat(found(doctor, "hyper" + word)).containsExactly(whole, both, begun, described);
        assertThat(found(doctor, "HYPER" + word.toUpperCase(Locale.ROOT) + " pressure"))
                .startsWith(both, whole, begun, described);
        assertThat(found(clinic.hospital(), "hyper" + word + "en")).containsExactly(begun);
        assertThat(found(doctor, word)).isEmpty();
        assertThat(found(doctor, "%")).isEmpty();
        assertThat(found(doctor, "' | !" + word + ":*")).isEmpty();
        doctor.get("/suggestions", "q", "\u0000").refused(400, "malformed_request");
    }

    @Test
    void aBlankSearchIsTheWholeListAndALongOneIsRefused() {
        var doctor = clinic.doctor();
        var newest = added(doctor, "Angina", "Description").id();

        assertThat(found(doctor, "")).startsWith(newest);
        assertThat(found(doctor, "  ")).startsWith(newest);
        doctor.get("/suggestions", "q", "x".repeat(200)).ok();
        doctor.get("/suggestions", "q", "x".repeat(201)).invalid("q");
    }

    @Test
    void theListIsNewestFirstInPages() {
        var doctor = clinic.doctor();
        var earlier = added(doctor, "Earlier", "Description").id();
        var later = added(doctor, "Later", "Description").id();

        var first = doctor.get("/suggestions", "limit", 1);
        added(doctor, "Meanwhile", "Description");
        var second = doctor.get("/suggestions", "limit", 1, "cursor", String.valueOf(first.nextCursor()));

        assertThat(first.each("id")).containsExactly(later);
        assertThat(second.each("id")).containsExactly(earlier);
    }

    @Test
    void foundPagesStayInPlaceWhileMoreIsAdded() {
        var doctor = clinic.doctor();
        var word = newWord();
        for (var i = 0; i < 3; i++) {
            added(doctor, "Problem", word);
            added(doctor, word, "Description");
        }
        var before = found(doctor, word);

        assertThat(inPages(doctor, word)).isEqualTo(before).hasSize(6);
        doctor.get("/suggestions", "cursor", "abc").refused(400, "malformed_request");
        doctor.get("/suggestions", "limit", 201).invalid("limit");
    }

    private static List<String> inPages(Person who, String text) {
        return Clinic.allPages(
                cursor -> cursor == null
                        ? who.get("/suggestions", "q", text, "limit", 4)
                        : who.get("/suggestions", "q", text, "limit", 4, "cursor", cursor),
                () -> added(who, text, "New"));
    }

    private static List<String> found(Person who, String text) {
        return who.get("/suggestions", "q", text, "limit", 200).each("id");
    }

    private static Answer added(Person who, String problem, String description) {
        return who.post("/suggestions", suggestion(problem, description)).created();
    }

    private static Map<String, @Nullable Object> suggestion(String problem, String description) {
        return json("problem", problem, "description", description);
    }

    private String newWord() {
        return "zq" + clinic.next() + "x";
    }
}
