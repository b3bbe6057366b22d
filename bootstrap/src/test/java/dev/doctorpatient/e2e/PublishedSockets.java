package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The sockets as their document describes them. Every frame of these tests is held against it, as requests are by {@link PublishedApi}. */
final class PublishedSockets {
    static final String CLIENT = "client";
    static final String SERVER = "server";

    private static final Map<String, PublishedSockets> BY_ADDRESS = new ConcurrentHashMap<>();

    private final JsonNode document;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .build()));

    private PublishedSockets(JsonNode document) {
        this.document = document;
    }

    /** The document of the service at an address. */
    static PublishedSockets at(String address) {
        return BY_ADDRESS.computeIfAbsent(
                address,
                _ -> new PublishedSockets(Json.read(RestAssured.given()
                        .baseUri(address)
                        .get("/asyncapi.json")
                        .asString())));
    }

    static PublishedSockets of(URI socket) {
        return at("http://" + socket.getAuthority());
    }

    JsonNode document() {
        return document;
    }

    /** The kind of socket at an address. */
    String kindOf(URI socket) {
        var prefix = document.at("/servers/service/pathname").asText();
        var found = document.path("channels").properties().stream()
                .filter(channel -> socket.getPath()
                        .matches(prefix
                                + channel.getValue().path("address").asText().replaceAll("\\{[^}]*}", "[^/]+")))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(found).as("the kinds of sockets at " + socket.getPath()).hasSize(1);
        return found.getFirst();
    }

    /** What is wrong with a frame by the document. One that is right counts as seen. */
    List<String> faults(String kind, String speaker, JsonNode frame) {
        var name = kind + "." + speaker + "." + SocketClient.typeOf(frame);
        if (!document.at("/components/messages").has(name)) {
            return List.of(name + " is not in the document");
        }
        var faults = faults(name, frame);
        if (faults.isEmpty()) {
            seen.add(name);
        }
        return faults;
    }

    /** What is wrong with the payload of a message. */
    List<String> faults(String message, JsonNode payload) {
        return compiled.computeIfAbsent(message, this::compile).validate(payload).stream()
                .map(Error::toString)
                .map(fault -> message + ": " + fault)
                .toList();
    }

    private Schema compile(String name) {
        ObjectNode whole = document.at("/components/schemas").path(name).deepCopy();
        whole.putObject("components").set("schemas", document.at("/components/schemas"));
        return registry.getSchema(whole);
    }

    /** The messages of a kind of socket that nobody has said yet. */
    Set<String> unseen() {
        return document.at("/components/messages").properties().stream()
                .map(Map.Entry::getKey)
                .filter(message -> !seen.contains(message))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
