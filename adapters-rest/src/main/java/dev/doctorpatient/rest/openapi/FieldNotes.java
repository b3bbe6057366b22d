package dev.doctorpatient.rest.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * What the types of the code do not say of a field: its meaning, its limits and an example. One name means the same thing
 * everywhere, so that most notes stand for every field of that name; {@code Schema.field} is a note for one place only, and
 * {@code ?name} one for a query parameter.
 */
final class FieldNotes {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<String, Map<String, Object>> notes;

    private FieldNotes(Map<String, Map<String, Object>> notes) {
        this.notes = notes;
    }

    static FieldNotes read() {
        try (var file = FieldNotes.class.getResourceAsStream("fields.json")) {
            return new FieldNotes(JSON.readValue(Objects.requireNonNull(file), new TypeReference<>() {}));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes down what is known of a field. */
    void describeField(Schema schema, String owner, String field) {
        find(owner + "." + field).or(() -> find(field)).ifPresent(note -> apply(schema, note));
    }

    /** Writes down what is known of a query parameter. */
    Optional<Map<String, Object>> ofParameter(String name) {
        return find("?" + name);
    }

    /** An example of a whole object, where one that is put together from its fields would make no sense. */
    Optional<Object> exampleOf(String schema) {
        return find(schema).map(note -> note.get("example"));
    }

    private Optional<Map<String, Object>> find(String name) {
        return Optional.ofNullable(notes.get(name));
    }

    static void apply(Schema schema, Map<String, Object> note) {
        note.forEach((keyword, value) -> {
            switch (keyword) {
                case "type" ->
                    schema.setType(List.of(SchemaType.valueOf(value.toString().toUpperCase(Locale.ROOT))));
                case "items" -> apply(schema.getItems(), castToNote(value));
                default -> schema.set(keyword, value);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> castToNote(Object value) {
        return (Map<String, Object>) value;
    }
}
