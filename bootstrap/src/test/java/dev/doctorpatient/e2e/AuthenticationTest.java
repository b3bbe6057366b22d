package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuthenticationTest {
    @Inject
    BackdatedTokens backdatedTokens;

    private final Clinic clinic = Clinic.here();

    @Test
    void tokensSayWhoSignedInAndForHowLong() {
        var patient = clinic.patient();

        var tokens = clinic.anybody()
                .post("/auth/login", json("email", patient.email(), "password", Person.PASSWORD))
                .ok()
                .shaped(Shapes.TOKENS);

        assertThat(tokens.get("token_type").asText()).isEqualTo("bearer");
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(1_800);
        assertThat(tokens.get("role").asText()).isEqualTo("patient");
        assertThat(tokens.get("user_id").asText()).isEqualTo(patient.userId());
        assertThat(tokens.get("profile_id").asText()).isEqualTo(patient.profileId());
        var claims = claimsOf(tokens.get("access_token").asText());
        assertThat(Json.namesIn(claims)).contains("iss", "aud", "sub", "groups", "sid", "iat", "exp", "jti");
        assertThat(claims.get("sub").asText()).isEqualTo(patient.userId());
        assertThat(claims.get("groups")).isEqualTo(Json.read("[\"patient\"]"));
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(1_800);
    }

    @Test
    void administratorsHaveNoProfile() {
        var tokens = clinic.anybody()
                .post("/auth/login", json("email", "admin@clinic.example", "password", "first-Admin-2026"))
                .ok()
                .shaped(Shapes.TOKENS);

        assertThat(tokens.get("role").asText()).isEqualTo("admin");
        assertThat(tokens.get("profile_id").isNull()).isTrue();
    }

    @Test
    void aWrongAddressAndAWrongPasswordLookTheSame() {
        var wrongAddress = clinic.anybody()
                .post("/auth/login", json("email", clinic.newEmail(), "password", Person.PASSWORD))
                .refused(401, "invalid_credentials");
        var wrongPassword = clinic.anybody()
                .post("/auth/login", json("email", clinic.patient().email(), "password", "wrong-Clinic-7491"))
                .refused(401, "invalid_credentials");

        assertThat(wrongAddress.body()).isEqualTo(wrongPassword.body());
    }

    @Test
    void withoutAGoodTokenThereIsNothingToSee() {
        var patient = clinic.patient();

        for (var path : List.of(
                "/users/me", "/hospitals", "/doctors", "/patients", "/appointments", "/chats", "/ai/sessions")) {
            clinic.anybody().get(path).refused(401, "unauthenticated");
            clinic.withToken("garbage").get(path).refused(401, "unauthenticated");
            clinic.withToken(patient.refreshToken()).get(path).refused(401, "unauthenticated");
            clinic.withToken(patient.accessToken() + "x").get(path).refused(401, "unauthenticated");
        }
        clinic.withToken(unsigned(patient.accessToken())).get("/users/me").refused(401, "unauthenticated");
        clinic.withToken(backdatedTokens.signed(patient, Instant.now().minusSeconds(7_200)))
                .get("/users/me")
                .refused(401, "token_expired");
    }

    @Test
    void aRefreshTokenIsExchangedOnceAndAgainOnlyIfTheAnswerWasLost() {
        var patient = clinic.patient().onAnotherDevice();
        var spent = json("refresh_token", patient.refreshToken());

        var first = clinic.anybody().post("/auth/refresh", spent).ok().shaped(Shapes.TOKENS);
        var retried = clinic.anybody().post("/auth/refresh", spent).ok().shaped(Shapes.TOKENS);

        assertThat(first.get("refresh_token").asText()).isNotEqualTo(patient.refreshToken());
        assertThat(retried.get("refresh_token")).isEqualTo(first.get("refresh_token"));
        clinic.withToken(first.get("access_token").asText()).get("/users/me").ok();
    }

    @Test
    void aRefreshTokenThatComesAgainAfterItsSuccessorWasUsedEndsTheSession() {
        var patient = clinic.patient().onAnotherDevice();
        var stolen = json("refresh_token", patient.refreshToken());
        var second = clinic.anybody().post("/auth/refresh", stolen).ok();
        var third = clinic.anybody()
                .post("/auth/refresh", json("refresh_token", second.text("refresh_token")))
                .ok();

        clinic.anybody().post("/auth/refresh", stolen).refused(401, "refresh_token_reused");

        clinic.withToken(third.text("access_token")).get("/users/me").refused(401, "unauthenticated");
        assertThat(clinic.anybody()
                        .post("/auth/refresh", json("refresh_token", third.text("refresh_token")))
                        .status())
                .isEqualTo(401);
        clinic.patient().get("/users/me").ok(); // the other device is not concerned
    }

    @Test
    void whatIsNoRefreshTokenIsNotExchanged() {
        clinic.anybody().post("/auth/refresh", json("refresh_token", "garbage")).refused(401, "unauthenticated");
        clinic.anybody()
                .post("/auth/refresh", json("refresh_token", clinic.patient().accessToken()))
                .refused(401, "unauthenticated");
        clinic.anybody().post("/auth/refresh", json()).invalid("refresh_token");
    }

    @Test
    void signingOutEndsTheSessionAtOnceAndNoOther() {
        var patient = clinic.patient().onAnotherDevice();

        patient.signsOut();

        patient.get("/users/me").refused(401, "unauthenticated");
        assertThat(clinic.anybody()
                        .post("/auth/refresh", json("refresh_token", patient.refreshToken()))
                        .status())
                .isEqualTo(401);
        clinic.patient().get("/users/me").ok();
        clinic.patient()
                .post("/auth/logout", json("refresh_token", patient.refreshToken()))
                .done(); // once more changes nothing
        clinic.anybody()
                .post("/auth/logout", json("refresh_token", clinic.patient().refreshToken()))
                .refused(401, "unauthenticated");
        clinic.patient().get("/users/me").ok();
    }

    @Test
    void aChangedPasswordEndsTheOtherSessions() {
        var patient = clinic.newPatient();
        var phone = patient.onAnotherDevice();

        patient.post(
                        "/auth/change-password",
                        json("current_password", Person.PASSWORD, "new_password", "brand-New-8834"))
                .done();

        patient.get("/users/me").ok();
        phone.get("/users/me").refused(401, "unauthenticated");
        clinic.anybody()
                .post("/auth/login", json("email", patient.email(), "password", Person.PASSWORD))
                .refused(401, "invalid_credentials");
        Person.signIn(clinic, patient.email(), "brand-New-8834")
                .get("/users/me")
                .ok();
    }

    @Test
    void aPasswordIsChangedOnlyByWhoKnowsItAndOnlyToAGoodOne() {
        var patient = clinic.patient();

        patient.post(
                        "/auth/change-password",
                        json("current_password", "wrong-Clinic-7491", "new_password", "brand-New-8834"))
                .invalid("current_password");
        for (var weak : List.of("short-1", "password1", patient.email(), "p".repeat(73))) {
            var refused = patient.post(
                            "/auth/change-password", json("current_password", Person.PASSWORD, "new_password", weak))
                    .refused(422, "weak_password");
            assertThat(refused.body().findValuesAsText("field")).containsExactly("new_password");
        }
        clinic.anybody()
                .post(
                        "/auth/change-password",
                        json("current_password", Person.PASSWORD, "new_password", "brand-New-8834"))
                .refused(401, "unauthenticated");
    }

    @Test
    void signingUpNeedsAnAddressOfOnesOwnAndAGoodPassword() {
        var taken = clinic.patient().email();

        clinic.anybody()
                .post("/auth/patient-signup", signUp(" " + taken.toUpperCase(Locale.ROOT), Person.PASSWORD))
                .refused(409, "email_taken");
        for (var weak : List.of("short-1", "password1", "Administrator", "p".repeat(73), "ä".repeat(37))) {
            var refused = clinic.anybody()
                    .post("/auth/patient-signup", signUp(clinic.newEmail(), weak))
                    .refused(422, "weak_password");
            assertThat(refused.body().findValuesAsText("field")).containsExactly("password");
        }
        var email = clinic.newEmail();
        clinic.anybody()
                .post("/auth/patient-signup", signUp(email, email.toUpperCase(Locale.ROOT)))
                .refused(422, "weak_password");
        clinic.anybody()
                .post("/auth/patient-signup", signUp("nobody", Person.PASSWORD))
                .invalid("email");
        clinic.anybody().post("/auth/patient-signup", json()).invalid("email", "password", "name");
    }

    @Test
    void nobodySignsUpAsAnAdministrator() {
        var body = signUp(clinic.newEmail(), Person.PASSWORD);
        body.put("role", "admin");

        for (var kind : List.of("patient", "doctor", "hospital")) {
            clinic.anybody().post("/auth/" + kind + "-signup", body).invalid("role");
        }
        clinic.anybody().post("/auth/signup", body).refused(401, "unauthenticated");
        for (var person : List.of(clinic.patient(), clinic.doctor(), clinic.hospital())) {
            person.post("/auth/signup", body).refused(403, "forbidden");
        }
    }

    @Test
    void administratorsCreateAccountsForProfilesThatHaveNone() {
        var doctor = clinic.doctorOnFile();
        var body = signUp(clinic.newEmail(), Person.PASSWORD);
        body.put("role", "doctor");
        body.put("profile_id", doctor);

        var created = clinic.administrator().post("/auth/signup", body).created();

        assertThat(created.shaped(Shapes.USER).get("profile_id").asText()).isEqualTo(doctor);
        assertThat(created.location()).isEqualTo("/users/" + created.id());
        body.put("email", clinic.newEmail());
        clinic.administrator().post("/auth/signup", body).invalid("profile_id");
        body.put("profile_id", clinic.patientOnFile());
        clinic.administrator().post("/auth/signup", body).invalid("profile_id");
        body.put("role", "chief");
        clinic.administrator().post("/auth/signup", body).invalid("role");
    }

    @Test
    void aShutOutAccountIsOutEverywhereAtOnce() {
        var patient = clinic.newPatient();

        clinic.administrator()
                .put("/users/" + patient.userId(), json("is_active", false))
                .ok();

        patient.get("/users/me").refused(401, "unauthenticated");
        assertThat(clinic.anybody()
                        .post("/auth/refresh", json("refresh_token", patient.refreshToken()))
                        .status())
                .isEqualTo(401);
        clinic.anybody()
                .post("/auth/login", json("email", patient.email(), "password", Person.PASSWORD))
                .refused(401, "invalid_credentials");

        clinic.administrator()
                .put("/users/" + patient.userId(), json("is_active", true))
                .ok();
        Person.signIn(clinic, patient.email(), Person.PASSWORD).get("/users/me").ok();
    }

    @Test
    void whoSignsInMayStillCarryATokenThatIsOver() {
        var patient = clinic.patient();
        var stale =
                clinic.withToken(backdatedTokens.signed(patient, Instant.now().minusSeconds(7_200)));

        stale.post("/auth/login", json("email", patient.email(), "password", Person.PASSWORD))
                .ok();

        stale.get("/users/me").refused(401, "token_expired");
    }

    @Test
    void aSocketEndsWithItsToken() {
        var patient = clinic.patient();
        var chat = clinic.newChat();
        var almostOver = backdatedTokens.signed(patient, Instant.now().minusSeconds(1_798));

        var socket = SocketClient.open(clinic.socketAddress("/chats/ws/" + chat.id(), "token=" + almostOver));
        socket.hears("connected");

        assertThat(socket.closedWith()).isEqualTo(4401);
    }

    @Test
    void aTicketIsForSocketsOnly() {
        var answer = clinic.patient().post("/auth/socket-ticket", json()).created();

        assertThat(Json.namesIn(answer.body())).containsExactly("expires_in", "ticket");
        assertThat(answer.body().get("expires_in").asInt()).isEqualTo(30);
        clinic.withToken(answer.text("ticket")).get("/users/me").refused(401, "unauthenticated");
        clinic.anybody().get("/users/me", "ticket", answer.text("ticket")).refused(401, "unauthenticated");
        clinic.anybody()
                .get("/users/me", "token", clinic.patient().accessToken())
                .refused(401, "unauthenticated");
    }

    private Map<String, @Nullable Object> signUp(String email, String password) {
        return json("email", email, "password", password, "name", "Somebody");
    }

    private static String unsigned(String token) {
        var header = "{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header) + "." + token.split("\\.", -1)[1] + ".";
    }

    private static JsonNode claimsOf(String token) {
        return Json.read(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }
}
