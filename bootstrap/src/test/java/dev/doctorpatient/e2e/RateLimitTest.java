package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test has an address of its own, as a proxy would tell it. Limits are low, and tokens come slower than any test asks. */
@QuarkusTest
@TestProfile(RateLimitTest.Strict.class)
class RateLimitTest {
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final int MORE_THAN_ANY_LIMIT = 60;

    /** The service behind a proxy on the same machine, with low limits, and without tokens in addresses. */
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("DATABASE_URL", "h2:mem:low-limits"),
                    Map.entry("RATE_LIMIT", "true"),
                    Map.entry("RATE_LIMIT_LOGIN_PER_MINUTE", "20"),
                    Map.entry("RATE_LIMIT_FAILED_LOGIN_PER_MINUTE", "4"),
                    Map.entry("RATE_LIMIT_SIGNUP_PER_MINUTE", "20"),
                    Map.entry("RATE_LIMIT_REFRESH_PER_MINUTE", "3"),
                    Map.entry("RATE_LIMIT_HANDSHAKE_PER_MINUTE", "3"),
                    Map.entry("RATE_LIMIT_CALENDAR_PER_MINUTE", "3"),
                    Map.entry("RATE_LIMIT_TICKET_PER_MINUTE", "2"),
                    Map.entry("RATE_LIMIT_AI_PER_MINUTE", "4"),
                    Map.entry("RATE_LIMIT_EXPORT_PER_MINUTE", "1"),
                    Map.entry("RATE_LIMIT_SOCKET_PER_MINUTE", "60"),
                    Map.entry("TRUSTED_PROXIES", "127.0.0.1,::1"),
                    Map.entry("REQUIRE_SIGNUP_APPROVAL", "true"),
                    Map.entry("WS_QUERY_TOKEN", "false"));
        }
    }

    private final Clinic clinic = Clinic.here();
    private final String address = newAddress();

    private static String newAddress() {
        return "203.0." + ADDRESSES.incrementAndGet() + ".7";
    }

    private Response posted(String from, String path, Object body) {
        return clinic.anybody()
                .request()
                .urlEncodingEnabled(false)
                .header("X-Forwarded-For", from)
                .header("Content-Type", "application/json")
                .body(Json.write(body))
                .post(path);
    }

    private Response loggedIn(String from, String email, String password) {
        return posted(from, "/auth/login", json("email", email, "password", password));
    }

    private static void assertTooMany(Response response) {
        new Answer("refused", response).refused(429, "too_many_requests");
        assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 60);
    }

    /** Asks until it is too much, and says how often it was not. */
    private static int untilTooMany(Stream<Response> responses) {
        var answered = 0;
        for (var response : (Iterable<Response>) responses.limit(MORE_THAN_ANY_LIMIT)::iterator) {
            if (response.statusCode() == 429) {
                assertTooMany(response);
                return answered;
            }
            answered++;
        }
        throw new AssertionError("never too many");
    }

    @Test
    void secretsOfCalendarsAreNotTriedOutByTheThousand() {
        var tried = untilTooMany(Stream.generate(() -> clinic.anybody()
                .request()
                .header("X-Forwarded-For", address)
                .get("/calendar-feeds/nobodys-secret.ics")));

        assertThat(tried).isEqualTo(6);
    }

    @Test
    void recordsAreTakenAwayAFewAtATimeAndWhoMayNotIsNotCounted() {
        var patient = clinic.newPatient();
        for (var refusal = 0; refusal < 3; refusal++) {
            patient.post("/patients/" + clinic.strangePatient().profileId() + "/export", json())
                    .refused(404, "not_found");
        }

        var tried = untilTooMany(Stream.generate(() -> patient.request()
                .header("X-Forwarded-For", address)
                .post("/patients/" + patient.profileId() + "/export")));

        assertThat(tried).isEqualTo(2);
    }

    @Test
    void guessingAtAnAccountIsSlowedDownAndLocksNobodyOut() {
        var patient = clinic.newPatient();
        for (var guess = 0; guess < 5; guess++) {
            new Answer("guess", loggedIn(address, patient.email(), "wrong-Clinic-7491"))
                    .refused(401, "invalid_credentials");
        }

        assertTooMany(loggedIn(address, patient.email(), "wrong-Clinic-7491"));
        assertTooMany(loggedIn(address, patient.email(), Person.PASSWORD));

        new Answer("from elsewhere", loggedIn(newAddress(), patient.email(), Person.PASSWORD)).ok();
        new Answer("another account", loggedIn(address, clinic.strangePatient().email(), Person.PASSWORD)).ok();
        patient.get("/users/me").ok();
        new Answer("refresh", posted(address, "/auth/refresh", json("refresh_token", patient.refreshToken()))).ok();
    }

    @Test
    void whetherAnAccountExistsMayBeUsedOrWaitsForApprovalMakesNoDifference() {
        var email = clinic.newEmail();
        var waiting = json("email", email, "password", Person.PASSWORD, "name", "Dr. Who Waits");
        new Answer("sign-up", posted(newAddress(), "/auth/doctor-signup", waiting)).created();
        var known = clinic.newPatient();
        var shutOut = clinic.newPatient();
        clinic.administrator()
                .put("/users/" + shutOut.userId(), json("is_active", false))
                .ok();
        var answers = Stream.of(clinic.newEmail(), email, shutOut.email(), known.email())
                .map(account -> {
                    var from = newAddress();
                    var password = account.equals(known.email()) ? "wrong-Clinic-7491" : Person.PASSWORD;
                    return Stream.generate(() -> loggedIn(from, account, password))
                            .limit(6)
                            .map(response -> response.statusCode() + " " + response.asString())
                            .toList();
                })
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().getLast()).startsWith("429 ");
    }

    @Test
    void guessingAtManyAccountsIsSlowedDownByAddress() {
        var guesses = untilTooMany(Stream.generate(() -> loggedIn(address, clinic.newEmail(), "wrong-Clinic-7491")));

        assertThat(guesses).isBetween(8, 12);
        new Answer("from elsewhere", loggedIn(newAddress(), clinic.patient().email(), Person.PASSWORD)).ok();
    }

    @Test
    void whoSignsInOftenAndRightlyIsNotTakenForAGuesser() {
        for (var i = 0; i < 20; i++) {
            new Answer("login", loggedIn(address, clinic.patient().email(), Person.PASSWORD)).ok();
        }
    }

    @Test
    void signingUpIsLimitedByAddressWhateverIsWrittenIntoTheHeader() {
        var spoofed = new AtomicInteger();
        var answered = untilTooMany(Stream.generate(() ->
                posted("198.51.100." + spoofed.incrementAndGet() + ", " + address, "/auth/patient-signup", json())));

        assertThat(answered).isBetween(40, 50);
        assertTooMany(posted(address, "/auth/doctor-signup", json()));
        assertTooMany(posted(address, "/auth/hospital-signup", json()));
        assertTooMany(posted(address, "/auth/signup", json()));
        new Answer("from elsewhere", posted(newAddress(), "/auth/patient-signup", json()))
                .invalid("email", "password", "name");
    }

    @Test
    void anotherSpellingOfAnAddressIsNoWayAround() {
        var unused = untilTooMany(Stream.generate(() -> posted(address, "/auth/patient-signup", json())));

        for (var path : List.of("/auth/patient-signup/", "/auth/%70atient-signup", "/auth/patient-signup?x=y")) {
            assertThat(posted(address, path, json()).statusCode()).as(path).isIn(404, 429);
        }
    }

    @Test
    void refreshingIsLimitedByAddress() {
        assertThat(untilTooMany(
                        Stream.generate(() -> posted(address, "/auth/refresh", json("refresh_token", "garbage")))))
                .isBetween(6, 8);
        clinic.patient().get("/users/me").ok();
    }

    @Test
    void askingForSocketsIsLimitedByAddress() {
        var answered = untilTooMany(Stream.generate(() -> clinic.anybody()
                .request()
                .header("X-Forwarded-For", address)
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .get("/chats/ws/" + clinic.patient().profileId())));

        assertThat(answered).isBetween(6, 8);
    }

    @Test
    void ticketsAreLimitedByUserOnAllTheirDevices() {
        var patient = clinic.newPatient();
        var phone = patient.onAnotherDevice();
        for (var i = 0; i < 2; i++) {
            assertThat(patient.ticket()).isNotEmpty();
            assertThat(phone.ticket()).isNotEmpty();
        }

        patient.post("/auth/socket-ticket", json()).refused(429, "too_many_requests");
        phone.post("/auth/socket-ticket", json()).refused(429, "too_many_requests");

        assertThat(clinic.patient().ticket()).isNotEmpty();
    }

    @Test
    void theInterviewerIsAskedAsOftenByRestAndSocketTogether() {
        var patient = clinic.newPatient();
        var session = patient.post("/ai/sessions", json()).created().id();

        try (var socket = patient.opens("/ai-assistant/ws/" + session, "")) {
            socket.hears("connected");
            for (var i = 0; i < 3; i++) {
                socket.says("message", "content", "/status");
                socket.hears("notice");
                patient.post("/ai/messages", json("session_id", session, "message", "/status"))
                        .created();
            }
            patient.post("/ai/messages", json("session_id", session, "message", "/status"))
                    .created();

            socket.says("message", "content", "/status", "client_message_id", "m1");

            var refused = socket.hears("error");
            assertThat(refused.get("code").asText()).isEqualTo("too_many_requests");
            assertThat(refused.get("retry_after").asInt()).isPositive();
            assertThat(refused.get("client_message_id").asText()).isEqualTo("m1");
            patient.post("/ai/messages", json("session_id", session, "message", "/status"))
                    .refused(429, "too_many_requests");
            patient.post("/ai/sessions", json()).refused(429, "too_many_requests");
            patient.get("/ai/sessions/" + session).ok();
        }
    }

    @Test
    void whoSaysTooMuchOnManySocketsIsRefusedAndWhoGoesOnIsClosed() {
        var patient = clinic.newPatient();
        var sockets = Stream.generate(() ->
                        SocketClient.open(clinic.socketAddress("/notifications/ws", ""), builder -> builder.header(
                                        "Authorization", "Bearer " + patient.accessToken())
                                .header("X-Forwarded-For", newAddress())))
                .limit(8)
                .toList();
        // One a second comes through, so that five wait for their turn, and the others cannot.
        sockets.forEach(socket -> IntStream.range(0, 300)
                .takeWhile(_ -> socket.isOpen())
                .forEach(_ -> socket.says("read", "notification_id", null, "client_message_id", "m1")));

        var closed = SocketClient.firstClosedOf(sockets);

        assertThat(closed.closedWith()).isEqualTo(4429);
        var refused = closed.hears("error");
        assertThat(refused.get("code").asText()).isEqualTo("too_many_requests");
        assertThat(refused.get("retry_after").asInt()).isPositive();
        assertThat(refused.get("client_message_id").asText()).isEqualTo("m1");
        sockets.forEach(SocketClient::abort);
    }

    @Test
    void tryingPasswordsWithAStolenTokenIsLimited() {
        var patient = clinic.newPatient();
        var guess = json("current_password", "wrong-Clinic-7491", "new_password", "brand-New-8834");
        for (var i = 0; i < 8; i++) {
            patient.post("/auth/change-password", guess).invalid("current_password");
        }

        patient.post("/auth/change-password", guess).refused(429, "too_many_requests");
    }

    @Test
    void aPageMayReadTheRefusal() {
        var unused = untilTooMany(Stream.generate(() -> posted(address, "/auth/patient-signup", json())));

        var refused = clinic.anybody()
                .request()
                .header("X-Forwarded-For", address)
                .header("Origin", "http://localhost:3000")
                .header("Content-Type", "application/json")
                .body("{}")
                .post("/auth/patient-signup");

        assertTooMany(refused);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
        assertThat(refused.header("Access-Control-Expose-Headers")).containsIgnoringCase("retry-after");
    }

    @Test
    void operatorsSeeHowOftenEachLimitWasReachedAndNotByWhom() {
        var unused = untilTooMany(Stream.generate(() -> posted(address, "/auth/patient-signup", json())));

        var metrics = RestAssured.given()
                .baseUri(clinic.address("http"))
                .basePath("")
                .get("/metrics")
                .asString();

        assertThat(metrics)
                .containsPattern("rate_limit_refusals_total\\{limit=\"signup\"\\} [1-9]")
                .doesNotContain(address);
    }
}
