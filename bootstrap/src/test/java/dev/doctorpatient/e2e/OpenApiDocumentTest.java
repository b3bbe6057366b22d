package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.doctorpatient.e2e.PublishedApi.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A client developer can work from the document alone: an operation, a field or a parameter that it leaves unexplained fails here. */
@QuarkusTest
class OpenApiDocumentTest {
    private static final String META_SCHEMA = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";
    private static final Set<String> WITHOUT_BODY = Set.of("204", "304");
    private static final Set<String> OF_EVERY_OPERATION = Set.of("403", "503");

    private final List<String> faults = new ArrayList<>();

    private static PublishedApi api() {
        return PublishedApi.at(Clinic.here().address("http"));
    }

    private void require(boolean kept, String fault) {
        if (!kept) {
            faults.add(fault);
        }
    }

    private static boolean isSaid(JsonNode text) {
        return text.isTextual() && !text.asText().isBlank();
    }

    @Test
    void itIsAValidDocumentOfOpenApi31() {
        var answer = RestAssured.given().baseUri(Clinic.here().address("http")).get("/openapi.json");
        var registry = SchemaRegistry.withDialects(
                List.of(Dialects.getOpenApi31(), Dialects.getDraft202012()),
                builder -> builder.schemaIdResolvers(
                        resolvers -> resolvers.mapPrefix("https://spec.openapis.org", "classpath:spec.openapis.org")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(api().document().path("openapi").asText()).startsWith("3.1.");
        assertThat(registry.getSchema(SchemaLocation.of(META_SCHEMA)).validate(api().document()))
                .isEmpty();
    }

    @Test
    void everyOperationIsExplained() {
        var ids = new HashSet<String>();
        var tags = new HashSet<String>();
        api().document().path("tags").forEach(tag -> {
            tags.add(tag.path("name").asText());
            require(isSaid(tag.path("description")), "the tag " + tag.path("name") + " has no description");
        });

        for (var operation : api().operations()) {
            var content = operation.content();
            var name = operation.name();
            require(isSaid(content.path("summary")), name + " has no summary");
            require(isSaid(content.path("description")), name + " has no description");
            require(isSaid(content.path("operationId")), name + " has no operationId");
            require(ids.add(content.path("operationId").asText()), name + " has the operationId of another one");
            require(content.path("tags").size() == 1, name + " has not one tag");
            content.path("tags").forEach(tag -> require(tags.contains(tag.asText()), name + " has an unknown tag"));
            checkSecurity(operation);
            checkParameters(operation);
        }

        assertThat(api().operations()).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    private void checkSecurity(Operation operation) {
        var security = operation.content().path("security");
        require(security.isArray(), operation.name() + " does not say what credential it needs");
        require(
                security.isEmpty() || operation.content().path("responses").has("401"),
                operation.name() + " needs a credential, and does not say that it may be refused");
        security.forEach(scheme -> scheme.fieldNames()
                .forEachRemaining(called -> require(
                        api().document().at("/components/securitySchemes").has(called),
                        operation.name() + " needs the unknown credential " + called)));
    }

    private void checkParameters(Operation operation) {
        var named = new HashSet<String>();
        for (var written : operation.content().path("parameters")) {
            var parameter = api().resolved(written);
            var name = operation.name() + " parameter " + parameter.path("name").asText();
            named.add(
                    parameter.path("in").asText() + " " + parameter.path("name").asText());
            require(isSaid(parameter.path("description")), name + " has no description");
            require(parameter.path("schema").isObject(), name + " has no schema");
            for (var example : parameter.path("schema").path("examples")) {
                api().faults(example, parameter.path("schema")).forEach(fault -> faults.add(name + ": " + fault));
            }
        }
        var inPath = Pattern.compile("\\{([^}]*)}").matcher(operation.path());
        while (inPath.find()) {
            require(named.contains("path " + inPath.group(1)), operation.name() + " leaves out " + inPath.group(1));
        }
    }

    @Test
    void everyBodyHasASchemaAndAnExampleThatKeepsIt() {
        for (var operation : api().operations()) {
            var body = operation.content().path("requestBody");
            if (body.isObject()) {
                checkBody(operation.name() + " request", body.path("content"));
            }
            for (var status : Json.namesIn(operation.content().path("responses"))) {
                var answer =
                        api().resolved(operation.content().path("responses").path(status));
                var name = operation.name() + " " + status;
                require(isSaid(answer.path("description")), name + " has no description");
                if (!WITHOUT_BODY.contains(status)) {
                    checkBody(name, answer.path("content"));
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    private void checkBody(String name, JsonNode content) {
        require(!content.isEmpty(), name + " has no content");
        content.properties().forEach(media -> {
            var schema = media.getValue().path("schema");
            require(schema.isObject(), name + " has no schema");
            var examples = PublishedApi.examplesOf(media.getValue());
            require(!examples.isEmpty() || isFile(schema), name + " has no example");
            if (schema.isObject() && media.getKey().endsWith("json")) {
                examples.forEach(example ->
                        api().faults(example, schema).forEach(fault -> faults.add(name + " example: " + fault)));
            }
        });
    }

    private static boolean isFile(JsonNode schema) {
        return schema.path("format").asText().equals("binary")
                || schema.path("properties")
                        .path("file")
                        .path("format")
                        .asText()
                        .equals("binary");
    }

    @Test
    void everyOperationSaysHowItSucceedsAndHowItIsRefused() {
        for (var operation : api().operations()) {
            var statuses = Json.namesIn(operation.content().path("responses"));
            require(statuses.stream().anyMatch(status -> status.startsWith("2")), operation.name() + " never succeeds");
            require(statuses.containsAll(OF_EVERY_OPERATION), operation.name() + " is not refused as all are");
            require(
                    !operation.path().contains("{") || statuses.containsAll(Set.of("400", "404")),
                    operation.name() + " does not say what becomes of a wrong id");
            require(
                    !operation.content().has("requestBody") || statuses.containsAll(Set.of("400", "413", "415", "422")),
                    operation.name() + " does not say what becomes of a wrong body");
            statuses.stream().filter(status -> status.compareTo("400") >= 0).forEach(status -> {
                var answer =
                        api().resolved(operation.content().path("responses").path(status));
                require(
                        Json.namesIn(answer.path("content")).equals(Set.of("application/problem+json")),
                        operation.name() + " " + status + " is no problem");
            });
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void everyFieldIsExplainedAndEveryRequestIsClosed() {
        api().schemas().forEach(schema -> {
            require(!schema.getKey().matches(".*(Json|Body|Node|\\d)"), schema.getKey() + " is no good name");
            schema.getValue()
                    .path("properties")
                    .properties()
                    .forEach(field -> checkField(schema.getKey() + "." + field.getKey(), field.getValue()));
        });
        for (var operation : api().operations()) {
            var schema = api().resolved(operation
                    .content()
                    .at("/requestBody/content")
                    .path("application/json")
                    .path("schema"));
            require(
                    schema.isMissingNode()
                            || schema.path("additionalProperties").equals(Json.read("false")),
                    operation.name() + " takes fields that it does not name");
        }

        assertThat(faults).isEmpty();
    }

    private void checkField(String name, JsonNode field) {
        require(isSaid(field.path("description")), name + " has no description");
        var isNested =
                field.has("$ref") || field.has("anyOf") || field.path("items").has("$ref");
        require(isNested || !field.path("examples").isEmpty(), name + " has no example");
        for (var example : field.path("examples")) {
            api().faults(example, field).forEach(fault -> faults.add(name + " example: " + fault));
        }
    }

    /** Whoever trusts the witness should have seen it object. */
    @Test
    void whatTheDocumentDoesNotSayIsNoticed() {
        var ticket = "{\"ticket\":\"Zk3v8hY2\",\"expires_in\":30}";
        var problem =
                "{\"type\":\"urn:problem:%1$s\",\"title\":\"No\",\"status\":401,\"detail\":\"No\",\"code\":\"%1$s\"}";

        witness("{}", 201, ticket);
        witness("{}", 401, problem.formatted("token_expired"));
        assertNoticed(() -> witness("{}", 201, ticket.replace("expires_in", "expires_at")));
        assertNoticed(() -> witness("{}", 201, ticket.replace("30", "\"soon\"")));
        assertNoticed(() -> witness("{}", 201, ticket.replace("}", ",\"user\":\"somebody\"}")));
        assertNoticed(() -> witness("{\"for\":\"ever\"}", 201, ticket));
        assertNoticed(() -> witness("{}", 200, ticket));
        assertNoticed(() -> witness("{}", 401, problem.formatted("mapping_exists")));
        assertNoticed(() -> witness("{}", 401, ticket));
    }

    private static void witness(String sent, int status, String text) {
        var type = status < 400 ? "application/json" : "application/problem+json";
        api().check("POST", "/api/v1/auth/socket-ticket", sent, status, type, List.of("www-authenticate"), text);
    }

    private static void assertNoticed(ThrowingCallable exchange) {
        assertThatThrownBy(exchange).isInstanceOf(AssertionError.class);
    }
}
