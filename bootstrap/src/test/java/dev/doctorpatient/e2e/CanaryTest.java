package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.e2e.PublishedApi.Operation;
import dev.doctorpatient.e2e.Ward.Secret;
import dev.doctorpatient.e2e.Ward.Who;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A word of its own in every field of a patient's record: it reaches those who may read the field, nobody else, and no log. */
@QuarkusTest
class CanaryTest {
    private static final Logger LOG = Logger.getLogger(CanaryTest.class);
    private static final Map<Integer, Ward> WARDS = new ConcurrentHashMap<>();
    private static final List<Who> STRANGERS =
            List.of(Who.HOSPITAL_OTHER, Who.DOCTOR_UNMAPPED, Who.DOCTOR_NEW, Who.PATIENT_OTHER);

    private final Clinic clinic = Clinic.here();
    private final LogCapture log = LogCapture.start();

    /** The same for all tests: it is only added to. */
    private Ward ward() {
        return WARDS.computeIfAbsent(RestAssured.port, _ -> new Ward(clinic));
    }

    @AfterEach
    void nothingOfItIsLogged() {
        log.close();
        var ward = ward();
        var credentials = Arrays.stream(Who.values())
                .map(ward::client)
                .filter(Person.class::isInstance)
                .map(Person.class::cast)
                .flatMap(person -> Stream.of(person.email(), person.accessToken(), person.refreshToken()));
        var secrets = Stream.concat(
                        credentials, Stream.of(ward.mark(), Ward.WHY, Person.PASSWORD, Person.ADMINISTRATOR_PASSWORD))
                .toList();

        assertThat(log.lines()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }

    @Test
    void strangersReadNoWordOfIt() {
        for (var stranger : STRANGERS) {
            assertThat(everythingTold(ward().client(stranger), _ -> true))
                    .as("%s", stranger)
                    .noneMatch(told -> told.contains(ward().mark()));
        }
    }

    @Test
    void whoIsNotSignedInReadsNoWordOfIt() {
        assertThat(everythingTold(clinic.anybody(), _ -> true)).noneMatch(told -> told.contains(ward().mark()));
        for (var page : List.of("/", "/health", "/metrics", "/openapi.json")) {
            assertThat(RestAssured.given()
                            .baseUri(clinic.address("http"))
                            .get(page)
                            .asString())
                    .as(page)
                    .isNotEmpty()
                    .doesNotContain(ward().mark(), ward().patientId(), ward().chat());
        }
    }

    @Test
    void administratorsAndTheHospitalReadNothingClinical() {
        var words = ward().clinicalWords();

        for (var who : List.of(Who.ADMIN, Who.HOSPITAL_OWN)) {
            assertThat(everythingTold(ward().client(who), CanaryTest::isReading))
                    .as("%s", who)
                    .noneMatch(told -> words.stream().anyMatch(told::contains))
                    .anyMatch(told -> told.contains(ward().word(Secret.NAME)));
        }
    }

    @Test
    void thePatientsUsersAndTheirDoctorReadEveryWord() {
        for (var who : List.of(Who.PATIENT_SELF, Who.PATIENT_PROXY, Who.DOCTOR_MAPPED)) {
            var told = everythingTold(ward().client(who), CanaryTest::isReading);
            for (var secret : Secret.values()) {
                var isTheirs = secret != Secret.ADDRESS || who == Who.PATIENT_SELF;
                assertThat(told.stream().anyMatch(text -> text.contains(ward().word(secret))))
                        .as("%s read by %s", secret, who)
                        .isEqualTo(isTheirs);
            }
        }
    }

    @Test
    void nothingThatHappensToThePatientShowsInWhatStrangersRead() {
        var before = readByStrangers();

        var ward = ward();
        var patient = ward.person(Who.PATIENT_SELF);
        var appointment = ward.newAppointment();
        patient.put("/appointments/" + appointment + "/cancel", json("cancellation_reason", ward.word(Secret.REASON)))
                .ok();
        ward.newMessageOfPatient();
        ward.newMessageOfDoctor();
        patient.put("/ai/sessions/" + ward.newInterview() + "/end").ok();
        ward.newEntry();
        patient.put("/patients/" + ward.patientId(), json("dob", "1990-02-03")).ok();

        assertThat(readByStrangers()).isEqualTo(before);
    }

    @Test
    void anAdministratorReadsItBehindBrokenGlassAndIsSeenToLook() {
        var ward = ward();
        var reason = clinic.newName("Complaint of the family");
        var admin = ward.client(Who.ADMIN).breakingGlass(reason);
        var behindGlass = AccessMatrix.read().rows().stream()
                .filter(row -> row.outcome(Who.ADMIN).endsWith("break_glass_required"))
                .filter(row -> row.outcome(Who.ADMIN_GLASS).equals("200"))
                .map(AccessMatrix.Row::deed)
                .toList();
        var deeds = new Deeds(ward);

        var told = behindGlass.stream()
                .map(deed -> Deeds.perform(admin, deed, deeds.prepared(deed)).text())
                .toList();

        assertThat(ward.clinicalWords()).allMatch(word -> told.stream().anyMatch(text -> text.contains(word)));
        var looks = behindGlass.size();
        assertThat(because(reason, ward.client(Who.ADMIN).get("/audit-events", "patient_id", ward.patientId())))
                .hasSize(looks)
                .allMatch(event -> event.get("outcome").asText().equals("success"));
        for (var user : List.of(Who.PATIENT_SELF, Who.PATIENT_PROXY)) {
            assertThat(because(reason, ward.client(user).get("/patients/" + ward.patientId() + "/access-log")))
                    .as("seen by %s", user)
                    .hasSize(looks)
                    .allMatch(entry -> entry.get("actor_role").asText().equals("admin"));
            assertThat(ward.client(user).get("/notifications").each("kind")).contains("break_glass");
        }
    }

    @Test
    void whatGoesWrongIsNotLoggedWithWhatWasSent() {
        var ward = ward();
        var word = ward.mark();
        var patient = ward.person(Who.PATIENT_SELF);
        var message = json("chat_id", ward.chat(), "message", word.repeat(2_000));

        patient.post("/messages", message).invalid("message");
        patient.post("/messages", "{\"message\": \"" + word).refused(400, "malformed_request");
        patient.post("/messages", "{\"message\": \"\\ud800" + word + "\", \"chat_id\": 5}");
        patient.post("/messages", json(word, word)).invalid(word);
        patient.put("/patients/" + ward.patientId(), json("photo", "file:///" + word))
                .invalid("photo");
        patient.get("/patients/" + word).refused(400, "malformed_request");
        patient.get("/patients", "cursor", word).refused(400, "malformed_request");
        clinic.anybody()
                .post("/auth/login", json("email", patient.email(), "password", "wrong-" + Person.PASSWORD))
                .refused(401, "invalid_credentials");
        clinic.anybody()
                .post("/auth/patient-signup", json("email", patient.email(), "password", Person.PASSWORD, "name", word))
                .refused(409, "email_taken");
        try (var socket =
                SocketClient.open(clinic.socketAddress("/chats/ws/" + ward.chat(), "token=" + patient.accessToken()))) {
            socket.says("message", "message", word);
            socket.says(word);
            var unused = socket.hears("error");
        }
        LOG.info("The capture hears what is logged");

        assertThat(log.lines()).anyMatch(line -> line.contains("The capture hears what is logged"));
    }

    private static boolean isReading(String deed) {
        return deed.startsWith("GET ");
    }

    /** All that somebody is told who does what there is to do, with what is the patient's, and looks for it in every list. */
    private List<String> everythingTold(Client client, Predicate<String> wanted) {
        var deeds = new Deeds(ward());
        var told = new ArrayList<String>();
        deeds.names().stream()
                .filter(wanted)
                .forEach(deed -> told.add(
                        Deeds.perform(client, deed, deeds.prepared(deed)).everything()));
        for (var operation : PublishedApi.at(clinic.address("http")).operations()) {
            var name = operation.name().replaceFirst(" " + Clinic.BASE_PATH, " ");
            if (isReading(name)) {
                told.addAll(found(client, name, operation, deeds));
            }
        }
        return told;
    }

    private List<String> found(Client client, String name, Operation operation, Deeds deeds) {
        var path = Deeds.pathOf(name, deeds.prepared(name));
        var answers = new ArrayList<String>();
        operation.content().path("parameters").forEach(parameter -> sought().getOrDefault(
                        parameter.path("name").asText(), List.of())
                .forEach(value -> answers.add(
                        client.get(path, parameter.path("name").asText(), value).everything())));
        return answers;
    }

    /** What to look for, by the names of query parameters. */
    private Map<String, List<String>> sought() {
        var ward = ward();
        var words = Arrays.stream(Secret.values()).map(ward::word).toList();
        return Map.of(
                "q", words,
                "patient_id", List.of(ward.patientId()),
                "doctor_id", List.of(ward.doctorId()),
                "hospital_id", List.of(ward.hospitalId()),
                "chat_id", List.of(ward.chat()),
                "actor_user_id", List.of(ward.person(Who.PATIENT_SELF).userId()));
    }

    private Map<String, String> readByStrangers() {
        var deeds = new Deeds(ward());
        var read = new TreeMap<String, String>();
        for (var stranger : STRANGERS) {
            deeds.names().stream()
                    .filter(CanaryTest::isReading)
                    .forEach(deed -> read.put(
                            deed + " by " + stranger,
                            Deeds.perform(ward().client(stranger), deed, deeds.prepared(deed))
                                    .text()));
        }
        return read;
    }

    private static List<JsonNode> because(String reason, Answer list) {
        return list.items().stream()
                .filter(item -> item.get("reason").asText().equals(reason))
                .toList();
    }
}
