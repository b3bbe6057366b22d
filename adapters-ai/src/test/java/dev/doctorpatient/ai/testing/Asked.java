package dev.doctorpatient.ai.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A request that a provider got.
 *
 * @param path with its query
 * @param headers by their names in small letters
 */
public record Asked(String path, Map<String, String> headers, JsonNode body) {
    /** A message in whatever shape it came. */
    public record Said(String role, String text) {}

    enum Wire {
        CHAT,
        RESPONSES,
        GEMINI;

        private Set<String> fields() {
            return switch (this) {
                case CHAT ->
                    Set.of(
                            "model",
                            "messages",
                            "stream",
                            "stream_options",
                            "temperature",
                            "max_tokens",
                            "max_completion_tokens");
                case RESPONSES ->
                    Set.of(
                            "model",
                            "input",
                            "stream",
                            "store",
                            "temperature",
                            "max_output_tokens",
                            "previous_response_id");
                case GEMINI -> Set.of("contents", "systemInstruction", "generationConfig");
            };
        }

        /** The first field that nobody expects; providers refuse what they do not know. */
        @Nullable
        String strangeField(JsonNode body) {
            return StreamSupport.stream(((Iterable<String>) body::fieldNames).spliterator(), false)
                    .filter(name -> !fields().contains(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    Wire wire() {
        if (path.endsWith("/chat/completions")) {
            return Wire.CHAT;
        }
        return path.endsWith("/responses") ? Wire.RESPONSES : Wire.GEMINI;
    }

    boolean wantsStream() {
        return wire() == Wire.GEMINI
                ? path.contains(":streamGenerateContent")
                : body.path("stream").asBoolean();
    }

    /** The model that was asked for. */
    public String model() {
        return wire() == Wire.GEMINI
                ? path.replaceFirst(".*/models/", "").replaceFirst(":.*", "")
                : body.path("model").asText();
    }

    /** The most tokens that were asked for; 0 if they are not bounded. */
    public int mostTokens() {
        var bounds = wire() == Wire.GEMINI ? body.path("generationConfig") : body;
        for (var name : List.of("max_tokens", "max_completion_tokens", "max_output_tokens", "maxOutputTokens")) {
            if (bounds.has(name)) {
                return bounds.path(name).asInt();
            }
        }
        return 0;
    }

    /** Everything that was told, in its order. */
    public List<Said> messages() {
        var messages = new ArrayList<Said>();
        switch (wire()) {
            case CHAT -> add(messages, body.path("messages"), "content");
            case RESPONSES -> add(messages, body.path("input"), "content");
            case GEMINI -> {
                body.path("systemInstruction")
                        .path("parts")
                        .forEach(part -> messages.add(
                                new Said("system", part.path("text").asText())));
                add(messages, body.path("contents"), "parts");
            }
        }
        return messages;
    }

    private static void add(List<Said> messages, JsonNode from, String field) {
        for (var message : from) {
            var content = message.path(field);
            var text = new StringBuilder();
            if (content.isTextual()) {
                text.append(content.asText());
            }
            content.forEach(part -> text.append(part.path("text").asText()));
            var role = message.path("role").asText();
            messages.add(new Said(role.equals("model") ? "assistant" : role, text.toString()));
        }
    }

    /** What was told as instructions. */
    public String instructions() {
        var text = new StringBuilder();
        messages().stream()
                .filter(message -> message.role().equals("system"))
                .forEach(message -> text.append(message.text()).append('\n'));
        return text.toString();
    }
}
