package dev.doctorpatient.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes and reads JSON as any client would, by rules of its own and none of the service's. */
final class Json {
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private Json() {}

    /** An object of names and values in turn; a null value is written as null. */
    static Map<String, @Nullable Object> json(@Nullable Object... namesAndValues) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    static String write(Object value) {
        try {
            return value instanceof String text ? text : PLAIN.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new AssertionError(bug);
        }
    }

    static JsonNode read(String text) {
        try {
            return PLAIN.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("no JSON: " + text, broken);
        }
    }

    static Set<String> namesIn(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
