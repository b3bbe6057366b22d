package dev.doctorpatient.websocket.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * What the types of frames do not tell: what they mean, what clients must fill in, and the limits of fields. {@code frames.json} has it by
 * the name of a frame, such as {@code chat.client.read}, and by the name of a field; where that means different things, with the name
 * of its record before it.
 */
final class FrameNotes {
    private final ObjectNode notes;

    private FrameNotes(ObjectNode notes) {
        this.notes = notes;
    }

    static FrameNotes read() {
        return new FrameNotes(resource("frames.json"));
    }

    static ObjectNode resource(String name) {
        try (var file = FrameNotes.class.getResourceAsStream(name)) {
            return new ObjectMapper().readValue(file, ObjectNode.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What there is to say about the first of some names of which there is something to say. */
    JsonNode about(String... names) {
        return Arrays.stream(names)
                .map(notes::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }
}
