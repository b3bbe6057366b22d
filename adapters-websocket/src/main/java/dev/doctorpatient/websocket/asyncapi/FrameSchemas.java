package dev.doctorpatient.websocket.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes the schemas of the frames of one direction of one socket from their records. */
final class FrameSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private final String prefix;
    private final boolean ofClient;
    private final FrameNotes notes;
    private final ObjectNode made;

    /**
     * Schemas of one direction.
     *
     * @param prefix of their names
     * @param ofClient whether clients write them: then only what the notes name has to be there
     * @param made where they go
     */
    FrameSchemas(String prefix, boolean ofClient, FrameNotes notes, ObjectNode made) {
        this.prefix = prefix;
        this.ofClient = ofClient;
        this.notes = notes;
        this.made = made;
    }

    /** The schema of a frame. */
    ObjectNode frame(String type, Class<?> frame) {
        var schema = object(frame, notes.about(prefix + "." + type));
        ((ObjectNode) schema.path("properties")).putObject("type").put("const", type);
        schema.withArray("required").add("type");
        return schema;
    }

    private ObjectNode object(Class<?> type, JsonNode note) {
        var required = StreamSupport.stream(note.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        var schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        var properties = schema.putObject("properties");
        var always = schema.putArray("required");
        for (var component : type.getRecordComponents()) {
            var name = NAMES.translate(component.getName());
            properties.set(name, field(type, name, component, required));
            if (!ofClient || required.contains(name)) {
                always.add(name);
            }
        }
        return schema;
    }

    private ObjectNode field(Class<?> owner, String name, RecordComponent component, Set<String> required) {
        var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !required.contains(name);
        var schema = of(component.getAnnotatedType());
        var note = notes.about(owner.getSimpleName() + "." + name, name);
        var field = nullable ? orNull(schema) : schema;
        note.properties().forEach(property -> field.set(property.getKey(), property.getValue()));
        if (nullable && field.has("enum")) {
            field.withArray("enum").addNull();
        }
        return field;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isTextual()) {
            var type = schema.get("type");
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        var either = JSON.objectNode();
        either.putArray("anyOf").add(schema).add(JSON.objectNode().put("type", "null"));
        return either;
    }

    private ObjectNode of(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType list
                && annotated.getType().getTypeName().startsWith(List.class.getName())) {
            var schema = JSON.objectNode().put("type", "array");
            schema.set("items", of(list.getAnnotatedActualTypeArguments()[0]));
            return schema;
        }
        if (!(annotated.getType() instanceof Class<?> type)) {
            throw new IllegalStateException("no schema for " + annotated);
        }
        if (type.isRecord()) {
            return reference(type);
        }
        return switch (type.getSimpleName()) {
            case "String" -> JSON.objectNode().put("type", "string");
            case "boolean", "Boolean" -> JSON.objectNode().put("type", "boolean");
            case "int", "long", "Integer", "Long" -> JSON.objectNode().put("type", "integer");
            case "UUID" -> formatted("uuid", UUID.class, type);
            case "Instant" -> formatted("date-time", Instant.class, type);
            default -> throw new IllegalStateException("no schema for " + type);
        };
    }

    private static ObjectNode formatted(String format, Class<?> expected, Class<?> type) {
        if (!type.equals(expected)) {
            throw new IllegalStateException("no schema for " + type);
        }
        return JSON.objectNode().put("type", "string").put("format", format);
    }

    private ObjectNode reference(Class<?> type) {
        var name = prefix + "." + type.getSimpleName();
        if (!made.has(name)) {
            made.set(name, object(type, notes.about(type.getSimpleName())));
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }
}
