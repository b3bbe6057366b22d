package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A day of a clinic, from the sign-ups to the summary, and what is left of it after a restart and after a kill. */
class PathIT {
    /** As shells report a process that a signal ended. */
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    private static final String PASSWORD = "quite-Canary-77";
    private static final String HOSPITAL_NAME = "Canary Lakeside";
    private static final String DOCTOR_NAME = "Dr. Canary Joshi";
    private static final String PATIENT_NAME = "Canary Patil";
    private static final String PATIENT_EMAIL = "arjun@canary.example";
    private static final String FIRST_MESSAGE = "Good morning from canary one";
    private static final String SECOND_MESSAGE = "Canary two feels better";
    private static final List<String> ANSWERS = List.of(
            "A tight canary feeling in my chest",
            "Canary pressure for six years",
            "Canaryl 5 mg every morning",
            "Three canary weeks",
            "I stopped canary running");

    @ParameterizedTest
    @EnumSource
    void aClinicFindsEverythingAgainAfterARestartAndAfterAKill(Database database, @TempDir Path folder) {
        var environment = database.clinicIn(folder);
        var output = new StringBuilder();
        var day = new Day();

        try (var server = ServerProcess.start(environment)) {
            day.spend(server.api());
            var before = day.everything(server.api());

            assertThat(server.terminate()).isEqualTo(ENDED_BY_SIGTERM);
            output.append(server.output()).append(server.errors());
            day.remember(before);
        }
        try (var server = ServerProcess.start(environment)) {
            assertThat(day.everything(server.api())).isEqualTo(day.remembered());
            day.goOn(server.api());
            day.remember(day.everything(server.api()));

            server.kill();
            output.append(server.output()).append(server.errors());
        }
        try (var server = ServerProcess.start(environment)) {
            assertThat(day.everything(server.api())).isEqualTo(day.remembered());
            day.goOn(server.api());
            output.append(server.output()).append(server.errors());
        }
        assertThat(output).doesNotContainIgnoringCase(day.unspeakable().toArray(String[]::new));
    }

    /** What happened, and who has to know about it later. */
    private static final class Day {
        private final Map<String, JsonNode> remembered = new LinkedHashMap<>();
        private final Map<String, String> accessTokens = new LinkedHashMap<>();
        private final Map<String, String> refreshTokens = new LinkedHashMap<>();
        private String doctor = "";
        private String patient = "";
        private String chat = "";
        private String session = "";
        private String hospital = "";
        private int messages;

        void spend(Api api) {
            signUp(api);
            map(api);
            book(api);
            talk(api);
            answerTheInterview(api);
        }

        private void signUp(Api api) {
            hospital = api.post(
                            "auth/hospital-signup",
                            Map.of(
                                    "email",
                                    "desk@canary.example",
                                    "password",
                                    PASSWORD,
                                    "name",
                                    HOSPITAL_NAME,
                                    "specialities",
                                    List.of("Cardiology")))
                    .expect(201)
                    .path("profile_id")
                    .asText();
            var doctorUser = api.post(
                            "auth/doctor-signup",
                            Map.of(
                                    "email",
                                    "meera@canary.example",
                                    "password",
                                    PASSWORD,
                                    "name",
                                    DOCTOR_NAME,
                                    "shift_time_start",
                                    "09:00",
                                    "shift_time_end",
                                    "17:00"))
                    .expect(201);
            var patientUser = api.post(
                            "auth/patient-signup",
                            Map.of("email", PATIENT_EMAIL, "password", PASSWORD, "name", PATIENT_NAME))
                    .expect(201);
            doctor = doctorUser.path("profile_id").asText();
            patient = patientUser.path("profile_id").asText();
        }

        private void map(Api api) {
            var admin = admin(api);
            admin.post("mappings/hospital-doctor", Map.of("hospital_id", hospital, "doctor_id", doctor))
                    .expect(201);
            chat = admin.post("mappings/doctor-patient", Map.of("doctor_id", doctor, "patient_id", patient))
                    .expect(201)
                    .path("chat_id")
                    .asText();
        }

        private void book(Api api) {
            var arjun = arjun(api);
            assertThat(arjun.post("appointments", booking())
                            .expect(201)
                            .path("status")
                            .asText())
                    .isEqualTo("scheduled");
            assertThat(arjun.post("appointments", booking())
                            .expect(409)
                            .path("code")
                            .asText())
                    .isEqualTo("time_slot_taken");
        }

        private void talk(Api api) {
            meera(api)
                    .post("messages", Map.of("chat_id", chat, "message", FIRST_MESSAGE, "client_message_id", "m1"))
                    .expect(201);
            try (var listening = meera(api).socket("chats/ws/" + chat);
                    var arjun = arjun(api).socket("chats/ws/" + chat + "?after_seq=0")) {
                listening.next("connected");
                assertThat(arjun.next("connected").path("last_seq").asLong()).isEqualTo(1);
                assertThat(arjun.next("message").at("/message/message").asText())
                        .isEqualTo(FIRST_MESSAGE);
                arjun.send(Map.of("type", "message", "message", SECOND_MESSAGE, "client_message_id", "a1"));
                assertThat(arjun.next("ack").path("seq").asLong()).isEqualTo(2);
                assertThat(listening.next("message").at("/message/message").asText())
                        .isEqualTo(SECOND_MESSAGE);
            }
            messages = 2;
        }

        private void answerTheInterview(Api api) {
            var begun = arjun(api).post("ai/sessions", Map.of("chat_id", chat)).expect(201);
            session = begun.path("id").asText();
            try (var interview = arjun(api).socket("ai-assistant/ws/" + session)) {
                interview.next("connected");
                for (var number = 1; number <= ANSWERS.size(); number++) {
                    interview.send(Map.of("type", "message", "content", ANSWERS.get(number - 1)));
                    if (number < ANSWERS.size()) {
                        assertThat(interview.next("question").path("number").asInt())
                                .isEqualTo(number + 1);
                    }
                }
                assertThat(interview.next("summary").path("content").asText())
                        .satisfies(
                                summary -> assertThat(summary.split("\\s+", -1)).hasSizeLessThanOrEqualTo(75))
                        .containsIgnoringCase("canary");
            }
            var read = meera(api).get("ai/sessions/" + session).expect(200);
            assertThat(read.path("status").asText()).isEqualTo("completed");
            assertThat(read.path("summary").asText()).containsIgnoringCase("canary");
        }

        /** Goes on where the day was interrupted: nothing that was given out before may be worthless now. */
        void goOn(Api api) {
            var refreshed = api.post("auth/refresh", Map.of("refresh_token", refreshTokens.get(PATIENT_EMAIL)))
                    .expect(200);
            refreshTokens.put(PATIENT_EMAIL, refreshed.path("refresh_token").asText());
            accessTokens.put(PATIENT_EMAIL, refreshed.path("access_token").asText());
            var arjun = arjun(api);
            var repeated = arjun.post(
                    "messages", Map.of("chat_id", chat, "message", SECOND_MESSAGE, "client_message_id", "a1"));
            assertThat(repeated.expect(200).path("seq").asLong()).isEqualTo(2);
            var next = arjun.post("messages", Map.of("chat_id", chat, "message", "And canary on"));
            assertThat(next.expect(201).path("seq").asLong()).isEqualTo(++messages);
            assertThat(arjun.post("appointments", booking())
                            .expect(409)
                            .path("code")
                            .asText())
                    .isEqualTo("time_slot_taken");
        }

        /** All that the clinic stores, as its members see it. */
        Map<String, JsonNode> everything(Api api) {
            var admin = admin(api);
            var meera = meera(api);
            var seen = new LinkedHashMap<String, JsonNode>();
            for (var path : List.of("users", "hospitals", "doctors", "patients", "appointments")) {
                seen.put(path, admin.get(path).expect(200));
            }
            for (var path : List.of(
                    "chats",
                    "chats/" + chat + "/messages",
                    "ai/sessions/" + session,
                    "ai/sessions/" + session + "/messages")) {
                seen.put(path, meera.get(path).expect(200));
            }
            return seen;
        }

        void remember(Map<String, JsonNode> everything) {
            remembered.clear();
            remembered.putAll(everything);
        }

        Map<String, JsonNode> remembered() {
            return remembered;
        }

        private Api admin(Api api) {
            return signedIn(api, Clinic.ADMIN_EMAIL, Clinic.ADMIN_PASSWORD);
        }

        private Api arjun(Api api) {
            return signedIn(api, PATIENT_EMAIL, PASSWORD);
        }

        private Api meera(Api api) {
            return signedIn(api, "meera@canary.example", PASSWORD);
        }

        /** Signs in once; the token has to be good after every restart. */
        private Api signedIn(Api api, String email, String password) {
            return api.as(accessTokens.computeIfAbsent(email, _ -> {
                var login = api.login(email, password);
                refreshTokens.put(email, login.path("refresh_token").asText());
                return login.path("access_token").asText();
            }));
        }

        private Map<String, String> booking() {
            return Map.of(
                    "doctor_id",
                    doctor,
                    "patient_id",
                    patient,
                    "hospital_id",
                    hospital,
                    "time_slot",
                    "2035-05-07T10:00:00Z",
                    "type",
                    "regular");
        }

        /** What no log may hold. Everything that somebody wrote has a canary in it. */
        List<String> unspeakable() {
            var all = new ArrayList<>(accessTokens.values());
            all.addAll(refreshTokens.values());
            all.add("canary");
            all.add(Clinic.ADMIN_EMAIL);
            all.add(Clinic.ADMIN_PASSWORD);
            all.add(ServerProcess.SECRET_KEY);
            return all;
        }
    }
}
