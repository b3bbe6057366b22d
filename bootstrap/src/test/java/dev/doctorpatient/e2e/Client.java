package dev.doctorpatient.e2e;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

/** Makes requests, with an access token or without. Parameters are names and values in turn. */
class Client {
    private final Clinic clinic;
    private final @Nullable String token;
    private final @Nullable String glass;

    Client(Clinic clinic, @Nullable String token) {
        this(clinic, token, null);
    }

    private Client(Clinic clinic, @Nullable String token, @Nullable String glass) {
        this.clinic = clinic;
        this.token = token;
        this.glass = glass;
    }

    /** The same who says why they look at clinical content. */
    Client breakingGlass(String reason) {
        return new Client(clinic, token, reason);
    }

    Clinic clinic() {
        return clinic;
    }

    Answer get(String path, Object... query) {
        var request = request();
        for (var i = 0; i < query.length; i += 2) {
            request.queryParam(String.valueOf(query[i]), query[i + 1]);
        }
        return new Answer("GET " + path, request.get(path));
    }

    Answer post(String path, Object body) {
        return new Answer("POST " + path, withJson(body).post(path));
    }

    Answer put(String path, Object body) {
        return new Answer("PUT " + path, withJson(body).put(path));
    }

    Answer put(String path) {
        return new Answer("PUT " + path, request().put(path));
    }

    /** A request of a method that takes one header besides. */
    Answer send(String method, String path, String header, String value, @Nullable Object body) {
        var request = (body == null ? request() : withJson(body)).header(header, value);
        return new Answer(method + " " + path, request.request(method, path));
    }

    Answer delete(String path) {
        return new Answer("DELETE " + path, request().delete(path));
    }

    /** Asks for a socket and gets an answer instead. Headers are names and values in turn. */
    Answer knocks(String path, String... headers) {
        var request = request()
                .urlEncodingEnabled(false)
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new Answer("handshake " + path, request.get(path));
    }

    /** A request to be completed by the test, for what no well-behaved client sends. */
    RequestSpecification request() {
        var request = RestAssured.given()
                .baseUri(clinic.address("http"))
                .basePath(Clinic.BASE_PATH)
                .urlEncodingEnabled(true)
                .filter(PublishedApi.witness(clinic.address("http")));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return glass == null ? request : request.header("X-Break-Glass", glass);
    }

    private RequestSpecification withJson(Object body) {
        return request().header("Content-Type", "application/json").body(Json.write(body));
    }
}
