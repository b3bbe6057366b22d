package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the service answered. Each expectation also checks what the contract promises of every answer of that kind. */
final class Answer {
    private static final String PROBLEM = "application/problem+json";
    private static final Set<String> ALWAYS_IN_A_PROBLEM = Set.of("type", "title", "status", "detail", "code");
    /** What would tell a stranger how the service is made. */
    private static final Pattern INNER_WORKINGS = Pattern.compile(
            "Exception|Throwable|\\bat [a-z]+\\.|\\b(java|jakarta|dev|org|com|io)\\.[a-z]+\\.|Hibernate|Jackson|(?i:jdbc|sqlstate|"
                    + "\\bselect .* from\\b|\\binsert into\\b|\\bstack ?trace\\b)");

    private static final Map<Integer, String> USUAL_CODES =
            Map.of(401, "unauthenticated", 403, "forbidden", 404, "not_found");

    private static final int LONGEST_SHOWN = 600;

    private final String request;
    private final int status;
    private final @Nullable String contentType;
    private final @Nullable String location;
    private final @Nullable String challenge;
    private final @Nullable String entityTag;
    private final @Nullable String replayed;
    private final String headers;
    private final String text;

    Answer(String request, Response response) {
        this.request = request;
        this.status = response.statusCode();
        this.contentType = response.header("Content-Type");
        this.location = response.header("Location");
        this.challenge = response.header("WWW-Authenticate");
        this.entityTag = response.header("ETag");
        this.replayed = response.header("Idempotency-Replayed");
        this.headers = response.headers().toString();
        this.text = Objects.requireNonNullElse(response.asString(), "");
    }

    Answer(String request, HttpResponse<String> response) {
        this.request = request;
        this.status = response.statusCode();
        this.contentType = response.headers().firstValue("Content-Type").orElse(null);
        this.location = response.headers().firstValue("Location").orElse(null);
        this.challenge = response.headers().firstValue("WWW-Authenticate").orElse(null);
        this.entityTag = response.headers().firstValue("ETag").orElse(null);
        this.replayed = response.headers().firstValue("Idempotency-Replayed").orElse(null);
        this.headers = response.headers().toString();
        this.text = response.body();
    }

    Answer(String request, Wire.Reply reply) {
        this.request = request;
        this.status = reply.status();
        this.contentType = reply.contentType();
        this.location = reply.headers().get("location");
        this.challenge = reply.headers().get("www-authenticate");
        this.entityTag = reply.headers().get("etag");
        this.replayed = reply.headers().get("idempotency-replayed");
        this.headers = reply.headers().toString();
        this.text = reply.text();
    }

    int status() {
        return status;
    }

    /** Whether it says when to come back. */
    boolean saysWhenToComeBack() {
        return Pattern.compile("(?i)retry-after[=:\\[ ]+[1-9]").matcher(headers).find();
    }

    /** Whether it asks for a credential. */
    boolean challenges() {
        return challenge != null;
    }

    /** What names the version that was answered. */
    String entityTag() {
        assertThat(entityTag).as(described()).isNotNull();
        return String.valueOf(entityTag);
    }

    /** Whether it is the answer to an earlier request, given once more. */
    boolean isReplayed() {
        return "true".equals(replayed);
    }

    /** The body as it came. */
    String text() {
        return text;
    }

    /** All that reaches whoever asked: the headers and the body. */
    String everything() {
        return headers + "\n" + text;
    }

    /**
     * What came of it, in short: the status, {@code []} for a list of nothing, the code of a refusal if its status does not say it,
     * the fields of an invalid request. It is checked like every refusal.
     */
    String outcome() {
        if (status < 400) {
            var isEmptyList = isJson()
                    && body().path("items").isArray()
                    && body().path("items").isEmpty();
            return isEmptyList ? status + " []" : String.valueOf(status);
        }
        var code = Json.read(text).path("code").asText();
        var unused = refused(status, code);
        if (code.equals("validation_failed")) {
            return status + " " + String.join(", ", wrongFields());
        }
        return code.equals(USUAL_CODES.get(status)) ? String.valueOf(status) : status + " " + code;
    }

    private boolean isJson() {
        return contentType != null && contentType.startsWith("application/json");
    }

    /** 200 with a body. */
    Answer ok() {
        requireStatus(200);
        assertThat(contentType).as(described()).startsWith("application/json");
        return this;
    }

    /** 201 with the new resource, and where it is. */
    Answer created() {
        requireStatus(201);
        assertThat(contentType).as(described()).startsWith("application/json");
        return this;
    }

    /** The address of what was created, as a path below the API's base. */
    String location() {
        assertThat(location).as(described()).isNotNull();
        var path = URI.create(String.valueOf(location)).getPath();
        assertThat(path).startsWith(Clinic.BASE_PATH + "/");
        return path.substring(Clinic.BASE_PATH.length());
    }

    /** 204 with nothing. */
    void done() {
        requireStatus(204);
        assertThat(text).as(described()).isEmpty();
    }

    /** A problem as the contract has it, which betrays nothing of how the service is made. */
    Answer refused(int expected, String code) {
        requireStatus(expected);
        assertThat(contentType).as(described()).startsWith(PROBLEM);
        var problem = body();
        var names = new TreeSet<>(Json.namesIn(problem));
        names.removeAll(Set.of("errors", "allowed", "alternatives", "notice"));
        assertThat(names).as(described()).containsExactlyInAnyOrderElementsOf(ALWAYS_IN_A_PROBLEM);
        assertThat(text("code")).as(described()).isEqualTo(code);
        assertThat(text("type")).isEqualTo("urn:problem:" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(expected);
        assertThat(text("title")).isNotBlank();
        assertThat(text("detail")).isNotBlank();
        assertThat(INNER_WORKINGS.matcher(text).find()).as(described()).isFalse();
        if (code.equals("validation_failed")) {
            assertThat(wrongFields()).as(described()).isNotEmpty();
        }
        if (expected == 401) {
            assertThat(challenge).as(described()).startsWith("Bearer");
        }
        return this;
    }

    /** 422 {@code validation_failed} that names exactly these fields. */
    void invalid(String... fields) {
        refused(422, "validation_failed");
        assertThat(wrongFields()).as(described()).containsExactlyInAnyOrder(fields);
    }

    private List<String> wrongFields() {
        return StreamSupport.stream(body().path("errors").spliterator(), false)
                .map(error -> {
                    assertThat(Json.namesIn(error)).containsExactly("field", "message");
                    assertThat(error.get("message").asText()).isNotBlank();
                    return error.get("field").asText();
                })
                .toList();
    }

    /** The body, after checking that it has exactly these fields in the promised forms. */
    JsonNode shaped(Set<String> fields) {
        return Shapes.requireShape(body(), fields);
    }

    /** The items of a page, after checking that it is one and that each item has exactly these fields. */
    List<JsonNode> items(Set<String> fields) {
        var items = items();
        items.forEach(item -> {
            var unused = Shapes.requireShape(item, fields);
        });
        return items;
    }

    /** The items of a page. */
    List<JsonNode> items() {
        ok();
        assertThat(Json.namesIn(body())).containsExactly("items", "next_cursor");
        return StreamSupport.stream(body().get("items").spliterator(), false).toList();
    }

    /** One field of every item of a page. */
    List<String> each(String field) {
        return items().stream().map(item -> item.get(field).asText()).toList();
    }

    /** Where the next page begins; null at the end. */
    @Nullable
    String nextCursor() {
        var cursor = body().get("next_cursor");
        return cursor.isNull() ? null : cursor.asText();
    }

    JsonNode body() {
        return Json.read(text);
    }

    String text(String field) {
        var value = body().path(field);
        assertThat(value.isTextual()).as(field + " in " + described()).isTrue();
        return value.asText();
    }

    String id() {
        return text("id");
    }

    private void requireStatus(int expected) {
        assertThat(status).as(described()).isEqualTo(expected);
    }

    private String described() {
        return (shortened(request) + " -> " + status + " " + shortened(text)).replace("%", "%%");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
