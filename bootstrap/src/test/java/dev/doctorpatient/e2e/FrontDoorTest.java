package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

/** What lies outside the API: the front page, health, metrics and the pages for developers. */
@QuarkusTest
class FrontDoorTest {
    private static final AtomicBoolean SWITCHED_ON = new AtomicBoolean(true);
    private static final Pattern PARTS_OF_THE_PAGE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    /** A part that the service needs, and that can go down. */
    @Readiness
    @ApplicationScoped
    static class Switch implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("switch").status(SWITCHED_ON.get()).build();
        }
    }

    private static Response get(String path) {
        return RestAssured.given()
                .baseUri(Clinic.here().address("http"))
                .redirects()
                .follow(false)
                .get(path);
    }

    @Test
    void theFrontPageSaysWhereEverythingIs() {
        var page = Json.read(get("/").asString());

        assertThat(Json.namesIn(page))
                .containsExactlyInAnyOrder("name", "version", "description", "docs", "openapi", "asyncapi", "health");
        for (var where : List.of("docs", "openapi", "asyncapi", "health")) {
            assertThat(get(page.get(where).asText()).statusCode()).as(where).isIn(200, 302);
        }
    }

    @Test
    void itTellsWhetherItIsWell() {
        for (var path : List.of("/health", "/health/live", "/health/ready")) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.contentType()).as(path).startsWith("application/json");
            assertThat(Json.namesIn(Json.read(answer.asString()))).as(path).containsExactly("checks", "status");
            assertThat(Json.read(answer.asString()).get("status").asText()).isEqualTo("UP");
        }
        assertThat(Json.read(get("/health").asString()).get("checks")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void itTellsThatANeededPartIsDown() {
        SWITCHED_ON.set(false);
        try {
            for (var path : List.of("/health", "/health/ready")) {
                var answer = get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(Json.read(answer.asString()).get("status").asText()).isEqualTo("DOWN");
            }
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        } finally {
            SWITCHED_ON.set(true);
        }
    }

    @Test
    void itCountsWhatItDoes() {
        var answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains("# TYPE http_server_requests_seconds", "jvm_memory_used_bytes");
    }

    @Test
    void everyAnswerTellsBrowsersToDoNothingWithIt() {
        for (var path : List.of(
                "/",
                "/openapi.json",
                "/asyncapi.json",
                "/health",
                "/metrics",
                "/nothing",
                "/api/v1/users/me",
                "/api/v1/nothing",
                "/api/v1/hospitals;x")) {
            var answer = get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            checkHeadersOfAll(path, answer);
        }
        assertThat(get("/asyncapi.json").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(get("/openapi.json").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(get("/api/v1/users/me").header("Cache-Control")).isEqualTo("no-store");
    }

    private static void checkHeadersOfAll(String path, Response answer) {
        assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).as(path).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).as(path).contains("camera=()");
        assertThat(answer.header("Strict-Transport-Security"))
                .as(path + " came without TLS")
                .isNull();
        assertThat(answer.header("Server")).as(path).isNull();
    }

    @Test
    void thePageForDevelopersBringsEverythingItNeedsAlong() {
        var page = get("/docs/");
        var parts = PARTS_OF_THE_PAGE
                .matcher(page.asString())
                .results()
                .map(part -> part.group(1))
                .toList();

        assertThat(get("/docs").statusCode()).isEqualTo(302);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString()).contains("SwaggerUIBundle", "'/openapi.json'");
        assertThat(parts).isNotEmpty().noneMatch(part -> part.contains("//"));
        assertThat(Set.copyOf(parts)).allSatisfy(part -> {
            var answer = get("/docs/" + part);
            assertThat(answer.statusCode()).as(part).isEqualTo(200);
            checkHeadersOfAll(part, answer);
        });
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'");
    }
}
