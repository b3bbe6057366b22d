package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The API as its document describes it. Every request of these tests and every answer is held against it, so that the document cannot
 * differ from what the service does. It is taken more strictly than clients should take it: a field that it does not name is a fault.
 */
final class PublishedApi {
    private static final Map<String, PublishedApi> BY_ADDRESS = new ConcurrentHashMap<>();
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    /** One operation. */
    record Operation(String method, String path, JsonNode content, Pattern address) {
        String name() {
            return method + " " + path;
        }
    }

    private final JsonNode document;
    private final List<Operation> operations;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .build()));
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private PublishedApi(JsonNode document) {
        this.document = document;
        this.operations = document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue(),
                                Pattern.compile(path.getKey().replaceAll("\\{[^}]*}", "[^/]+")))))
                .sorted(Comparator.comparing(operation -> operation.path().contains("{")))
                .toList();
    }

    /** The document of the service at an address. */
    static PublishedApi at(String address) {
        return BY_ADDRESS.computeIfAbsent(
                address,
                _ -> new PublishedApi(Json.read(RestAssured.given()
                        .baseUri(address)
                        .get("/openapi.json")
                        .asString())));
    }

    /** Looks at every exchange of a client. */
    static Filter witness(String address) {
        return new Filter() {
            @Override
            public Response filter(
                    FilterableRequestSpecification request,
                    FilterableResponseSpecification expected,
                    FilterContext context) {
                var response = context.next(request, expected);
                at(address)
                        .check(
                                request.getMethod(),
                                URI.create(request.getURI()).getRawPath(),
                                request.getBody() instanceof String body ? body : "",
                                response.statusCode(),
                                response.contentType(),
                                response.headers().asList().stream()
                                        .map(header -> header.getName().toLowerCase(Locale.ROOT))
                                        .toList(),
                                response.asString());
                return response;
            }
        };
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        return operations;
    }

    /** Whether the document lists a status among the answers of the operation at an address. */
    boolean foresees(String method, String path, int status) {
        return find(method, path)
                .map(operation -> operation.content().path("responses").has(String.valueOf(status)))
                .orElse(false);
    }

    void check(
            String method,
            String path,
            String sent,
            int status,
            @Nullable String contentType,
            List<String> headers,
            String text) {
        var operation = find(method, path);
        var name = method + " " + operation.map(Operation::path).orElse(path) + " -> " + status;
        var type = contentType == null ? "" : contentType.split(";", -1)[0];
        if (status >= 400) {
            assertThat(type).as(name).isEqualTo(PROBLEM);
            assertThat(faults(Json.read(text), reference("Problem")))
                    .as(name + " " + text)
                    .isEmpty();
        }
        if (operation.isEmpty()) {
            assertThat(status >= 400 || !path.startsWith(Clinic.BASE_PATH))
                    .as(name + " is in the document")
                    .isTrue();
            return;
        }
        var answer = resolved(operation.get().content().path("responses").path(String.valueOf(status)));
        assertThat(answer.isObject()).as(name + " is in the document: " + text).isTrue();
        assertThat(headers)
                .as(name + " has the headers of the document")
                .containsAll(Json.namesIn(answer.path("headers")).stream()
                        .map(header -> header.toLowerCase(Locale.ROOT))
                        .toList());
        if (!method.equals("HEAD")) {
            checkContent(name, answer.path("content"), type, text);
        }
        if (status < 300 && !sent.isEmpty()) {
            checkSent(name, operation.get().content().path("requestBody"), sent);
        }
    }

    private void checkSent(String name, JsonNode body, String sent) {
        if (body.isMissingNode()) {
            assertThat(sent).as(name + " needs no body").isEqualTo("{}");
            return;
        }
        assertThat(faults(Json.read(sent), body.path("content").path(JSON).path("schema")))
                .as(name + " took " + sent)
                .isEmpty();
    }

    private void checkContent(String name, JsonNode content, String type, String text) {
        if (content.isEmpty()) {
            assertThat(text).as(name).isEmpty();
            return;
        }
        assertThat(Json.namesIn(content)).as(name).containsAnyOf(type, "*/*");
        if (type.equals(PROBLEM)) {
            assertThat(Json.namesIn(content.path(type).path("examples")))
                    .as(name + " names the code")
                    .contains(Json.read(text).path("code").asText());
        } else if (type.equals(JSON)) {
            assertThat(faults(Json.read(text), content.path(type).path("schema")))
                    .as(name + " " + text)
                    .isEmpty();
        }
    }

    private Optional<Operation> find(String method, String path) {
        var documented = method.equals("HEAD") ? "GET" : method; // the same without its body
        return operations.stream()
                .filter(operation -> operation.method().equals(documented)
                        && operation.address().matcher(path).matches())
                .findFirst();
    }

    /** What is wrong with a value by a schema of the document. */
    List<String> faults(JsonNode value, JsonNode schema) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema compile(JsonNode schema) {
        assertThat(schema.isObject()).as("a schema in the document").isTrue();
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components").deepCopy());
        tighten(whole);
        return registry.getSchema(whole);
    }

    private static void tighten(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("properties").isObject() && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            if (object.path("format").asText().equals("email")) {
                object.remove("format"); // the validator knows no addresses below .example
            }
        }
        node.forEach(PublishedApi::tighten);
    }

    private static JsonNode reference(String schema) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + schema);
    }

    /** What a node refers to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** All schemas in the document that have a name. */
    Stream<Map.Entry<String, JsonNode>> schemas() {
        return document.at("/components/schemas").properties().stream();
    }

    /** The examples of a body. */
    static List<JsonNode> examplesOf(JsonNode media) {
        var examples = new ArrayList<JsonNode>();
        media.path("examples").forEach(example -> examples.add(example.path("value")));
        if (media.has("example")) {
            examples.add(media.get("example"));
        }
        return examples;
    }
}
