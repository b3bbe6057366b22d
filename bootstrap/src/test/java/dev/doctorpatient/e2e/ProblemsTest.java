package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemsTest {
    private final Clinic clinic = Clinic.here();

    private RequestSpecification withBody(String body) {
        return clinic.administrator()
                .request()
                .header("Content-Type", "application/json")
                .body(body);
    }

    private Answer posted(String path, String body) {
        return new Answer("POST " + path + " " + body, withBody(body).post(path));
    }

    private Answer changed(String path, String body) {
        return new Answer("PUT " + path + " " + body, withBody(body).put(path));
    }

    @Test
    void placesAndTimesBeyondWhatDatabasesKnowCannotBeRead() {
        var admin = clinic.administrator();
        var id = UUID.randomUUID();
        for (var key : List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE)) {
            var cursor = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((key + ":" + id).getBytes(StandardCharsets.UTF_8));
            admin.get("/doctors", "cursor", cursor).refused(400, "malformed_request");
        }
        for (var time : List.of(
                "+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "+10000-01-01", "-0001-01-01T00:00:00Z")) {
            admin.get("/appointments", "from", time).refused(400, "malformed_request");
            admin.get("/audit-events", "to", time).refused(400, "malformed_request");
        }
    }

    @Test
    void whatIsNoJsonObjectIsMalformed() {
        var doctor = "/doctors/" + clinic.doctor().profileId();

        for (var body : List.of(
                "{",
                "{\"name\":\"A",
                "{\"name\":\"A\\u00",
                "{\"name\":}",
                "name",
                "{\"name\":\"A\",}",
                "\"\\ud800",
                "{'name':'A'}",
                "[1]",
                "5",
                "null")) {
            posted("/hospitals", body).refused(400, "malformed_request");
            changed(doctor, body).refused(400, "malformed_request");
        }
    }

    @Test
    void anArrayIsNoBody() {
        posted("/hospitals", "[{\"name\":\"A\"}]").refused(400, "malformed_request");
        changed("/hospitals/" + clinic.hospital().profileId(), "[]").refused(400, "malformed_request");
    }

    @Test
    void nothingIsNoBody() {
        var doctor = "/doctors/" + clinic.doctor().profileId();

        posted("/hospitals", "").refused(400, "malformed_request");
        posted("/auth/login", "").refused(400, "malformed_request");
        posted("/appointments", "").refused(400, "malformed_request");
        changed(doctor, "").refused(400, "malformed_request");
    }

    /** It may count as unreadable or as wrong; it is a problem in any case. */
    private static void refusedSomehow(Answer answer) {
        answer.refused(answer.status(), answer.status() == 400 ? "malformed_request" : "validation_failed");
    }

    @Test
    void doubledAndTrailingContentIsMalformed() {
        posted("/hospitals", "{\"name\":\"A\",\"name\":\"B\"}").refused(400, "malformed_request");
        posted("/hospitals", "{\"name\":\"A\"}{\"name\":\"B\"}").refused(400, "malformed_request");
        posted("/hospitals", "{\"name\":\"A\"} x").refused(400, "malformed_request");
        changed("/hospitals/" + clinic.hospital().profileId(), "{\"city\":\"A\",\"city\":\"B\"}")
                .refused(400, "malformed_request");
        changed("/hospitals/" + clinic.hospital().profileId(), "{\"city\":\"A\"}]")
                .refused(400, "malformed_request");
    }

    @Test
    void unknownFieldsAreNamedWhereverTheyStand() {
        posted("/hospitals", "{\"name\":\"A\",\"nmae\":\"B\"}").invalid("nmae");
        posted("/auth/login", "{\"email\":\"a@b.example\",\"password\":\"x\",\"remember\":true}")
                .invalid("remember");
        posted("/auth/socket-ticket", "{\"for\":\"ever\"}").invalid("for");
        changed("/hospitals/" + clinic.hospital().profileId(), "{\"pinCode\":\"411001\"}")
                .invalid("pinCode");
        changed("/users/me", "{\"password_hash\":\"x\"}").invalid("password_hash");
    }

    @Test
    void valuesOfAnotherTypeAreNamed() {
        for (var value : List.of("5", "true", "{}", "[\"A\"]")) {
            posted("/hospitals", "{\"name\":" + value + "}").invalid("name");
            changed("/hospitals/" + clinic.hospital().profileId(), "{\"city\":" + value + "}")
                    .invalid("city");
        }
        posted("/hospitals", "{\"name\":\"A\",\"specialities\":[5]}").refused(422, "validation_failed");
        posted("/hospitals", "{\"name\":\"A\",\"specialities\":{}}").invalid("specialities");
        posted("/doctors", "{\"name\":\"A\",\"experience\":\"5\"}").invalid("experience");
        posted("/doctors", "{\"name\":\"A\",\"experience\":5.5}").invalid("experience");
        posted("/doctors", "{\"name\":\"A\",\"experience\":99999999999999999999}")
                .refused(422, "validation_failed");
        posted("/doctors", "{\"name\":\"A\",\"shift_time_start\":9}").invalid("shift_time_start");
        posted("/doctors", "{\"name\":\"A\",\"shift_time_start\":\"25:00\"}").invalid("shift_time_start");
        posted("/patients", "{\"name\":\"A\",\"dob\":19840602}").invalid("dob");
        posted("/patients", "{\"name\":\"A\",\"dob\":\"1984-13-01\"}").invalid("dob");
        posted("/patients", "{\"name\":\"A\",\"dob\":\"1984-06-02T00:00:00Z\"}").invalid("dob");
        changed("/users/me", "{\"is_active\":\"yes\"}").invalid("is_active");
        changed("/users/me", "{\"is_active\":1}").invalid("is_active");
    }

    @Test
    void instantsNeedAnOffsetAndADayThatExists() {
        for (var instant : List.of(
                "2036-01-01T10:00:00",
                "2036-01-01",
                "2036-02-30T10:00:00Z",
                "2036-01-01T25:00:00Z",
                "2036-01-01 10:00:00Z",
                "2082749400",
                "")) {
            clinic.patient()
                    .post(
                            "/appointments",
                            Clinic.booking(
                                    clinic.doctor().profileId(),
                                    clinic.patient().profileId(),
                                    instant))
                    .invalid("time_slot");
        }
        posted(
                        "/appointments",
                        Json.write(Clinic.booking(
                                        clinic.doctor().profileId(),
                                        clinic.patient().profileId(),
                                        "SLOT"))
                                .replace("\"SLOT\"", "2082749400"))
                .invalid("time_slot");
    }

    @Test
    void idsThatAreNoneAreMalformedInAddressesAndInvalidInBodies() {
        var admin = clinic.administrator();

        for (var id : List.of(
                "5",
                "me5",
                "01890a5d-ac96-774b-bcce-b302099a805",
                "01890a5d-ac96-774b-bcce-b302099a8057x",
                "1-1-1-1-1")) {
            admin.get("/hospitals/" + id).refused(400, "malformed_request");
            admin.put("/doctors/" + id, json("name", "A")).refused(400, "malformed_request");
            admin.delete("/mappings/doctor-patient/" + id).refused(400, "malformed_request");
            admin.get("/appointments", "doctor_id", id).refused(400, "malformed_request");
            admin.post(
                            "/chats",
                            json("doctor_id", id, "patient_id", clinic.patient().profileId()))
                    .invalid("doctor_id");
        }
        admin.post("/chats", json("doctor_id", 5, "patient_id", true)).refused(422, "validation_failed");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var admin = clinic.administrator();

        admin.get("/nothing").refused(404, "not_found");
        admin.get("/").refused(404, "not_found");
        admin.post("/hospitals/some/thing", json()).refused(404, "not_found");
        asked("/nothing").refused(404, "not_found");
        asked("/api").refused(404, "not_found");
        asked("/api/v2/hospitals").refused(404, "not_found");
    }

    /** Asks for a path just as it is written; other clients tidy up what they send. */
    private Answer asked(String path) {
        var request = HttpRequest.newBuilder(URI.create(clinic.address("http") + path))
                .header("Authorization", "Bearer " + clinic.administrator().accessToken())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return new Answer("GET " + path, http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aWrongMethodIsNotAllowed() {
        var admin = clinic.administrator();

        admin.delete("/hospitals").refused(405, "method_not_allowed");
        admin.put("/auth/login", json()).refused(405, "method_not_allowed");
        admin.get("/auth/login").refused(405, "method_not_allowed");
        new Answer("PATCH /users/me", withBody("{}").patch("/users/me")).refused(405, "method_not_allowed");
    }

    @Test
    void onlyJsonIsRead() {
        for (var type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x")) {
            var request = clinic.administrator()
                    .request()
                    .config(RestAssured.config()
                            .encoderConfig(EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs(type.split(";", -1)[0], ContentType.TEXT)
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                    .header("Content-Type", type)
                    .body("{\"name\":\"A\"}");
            new Answer("POST as " + type, request.post("/hospitals")).refused(415, "unsupported_media_type");
        }
    }

    /** Sends a body as no well-behaved client would. */
    private Answer sent(String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(clinic.address("http") + Clinic.BASE_PATH + path))
                .header("Authorization", "Bearer " + clinic.administrator().accessToken())
                .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var http = HttpClient.newHttpClient()) {
            return new Answer("POST " + path, http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private Answer sent(String body, String... headers) {
        return sent("/hospitals", HttpRequest.BodyPublishers.ofString(body), headers);
    }

    @Test
    void whatIsNotSaidToBeJsonInUtf8IsNotRead() {
        sent("{\"name\":\"A\"}").refused(415, "unsupported_media_type");
        for (var type : List.of(
                "application/json; charset=utf-16",
                "application/json;charset=ISO-8859-1",
                "application/json; charset=\"nonsense\"",
                "application/json; charset=",
                "application",
                "nonsense/",
                "/")) {
            sent("{\"name\":\"A\"}", "Content-Type", type).refused(415, "unsupported_media_type");
        }
        for (var type : List.of(
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\"; x=y")) {
            sent("{\"name\":\"A\"}", "Content-Type", type).created();
        }
    }

    @Test
    void nothingThatIsSentIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"name\":\"A\"}".getBytes(StandardCharsets.UTF_8));
        }

        sent(
                        "/hospitals",
                        HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()),
                        "Content-Type",
                        "application/json",
                        "Content-Encoding",
                        "gzip")
                .refused(400, "malformed_request");
    }

    @Test
    void theMethodIsTheOneOfTheRequestLine() {
        var id = clinic.hospitalOnFile();

        for (var header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            new Answer(
                            "POST with " + header,
                            clinic.administrator()
                                    .request()
                                    .header(header, "DELETE")
                                    .post("/hospitals/" + id))
                    .refused(405, "method_not_allowed");
        }
        clinic.administrator().get("/hospitals/" + id, "_method", "DELETE").ok();
    }

    @Test
    void whatProvesWhoAsksNeedsLittleRoom() {
        var long64 = "x".repeat(65_600);

        for (var path : List.of("/auth/login", "/auth/refresh", "/auth/patient-signup", "/auth/change-password")) {
            posted(path, "{\"email\":\"" + long64 + "\"}").refused(413, "payload_too_large");
        }
        posted("/auth/login", "{\"email\":\"a@b.example\",\"password\":\"" + "x".repeat(60_000) + "\"}")
                .refused(401, "invalid_credentials");
        posted("/hospitals", "{\"name\":\"" + long64 + "\"}").invalid("name");
        var unannounced = HttpRequest.BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(("{\"email\":\"" + long64 + "\"}").getBytes(StandardCharsets.UTF_8)));
        sent("/auth/login", unannounced, "Content-Type", "application/json").refused(413, "payload_too_large");
    }

    @Test
    void onlyHttp1IsSpoken() throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(clinic.address("http") + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @Test
    void onlyJsonIsWritten() {
        new Answer(
                        "GET as XML",
                        clinic.administrator()
                                .request()
                                .header("Accept", "application/xml")
                                .get("/hospitals"))
                .refused(406, "not_acceptable");
    }

    @Test
    void aBodyMayNotBeEndless() {
        var million = "x".repeat(1_100_000);

        posted("/hospitals", "{\"name\":\"" + million + "\"}").refused(413, "payload_too_large");
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        var list = posted("/hospitals", "{\"name\":" + "[".repeat(200) + "]".repeat(200) + "}");
        refusedSomehow(list);
        var deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
        assertThat(posted("/appointments", "{\"extras\":" + deep + "}").status())
                .isIn(400, 422);
    }

    @Test
    void addressesThatCanBeReadInTwoWaysAreMalformed() {
        var id = clinic.hospital().profileId();

        for (var path : List.of(
                "/api/v1/hospitals;x=y",
                "/api/v1/hospitals/" + id + ";admin=true",
                "/api/v1/hospitals%2F" + id,
                "/api/v1/hospitals/" + id + "%2f..",
                "/api/v1/hospitals/%2e%2e%2fusers",
                "/api/v1//hospitals",
                "/api/v1/hospitals/%00",
                "/api/v1/hospitals%3Bx",
                "/api/v1/hospitals/%255c",
                "/api/v1/hospitals%5C" + id)) {
            asked(path).refused(400, "malformed_request");
        }
    }
}
