package dev.doctorpatient.websocket.asyncapi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.websocket.shared.SocketDoor;
import dev.doctorpatient.websocket.shared.SocketProtocol;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/**
 * The document of the sockets, as AsyncAPI 3 wants to have it. What is said on them follows from the records of the frames, so that a
 * frame that somebody adds is described by being there; {@code asyncapi.json} has what there is to say about the sockets themselves.
 */
@ApplicationScoped
public class SocketDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<SocketProtocol> protocols;

    SocketDocument(@All List<SocketDoor> doors) {
        this.protocols = doors.stream().map(SocketDoor::protocol).toList();
    }

    /**
     * The document.
     *
     * @param host where the client found the service, and by which protocol it can open sockets there
     * @param prefix where the API lives
     */
    public ObjectNode write(String title, String version, String host, String protocol, String prefix) {
        var document = FrameNotes.resource("asyncapi.json");
        ((ObjectNode) document.get("info")).put("title", title).put("version", version);
        var servers = (ObjectNode) document.get("servers");
        ((ObjectNode) servers.get("service"))
                .put("host", host)
                .put("protocol", protocol)
                .put("pathname", prefix);
        protocols.forEach(kind -> describe(kind, document));
        return document;
    }

    private static void describe(SocketProtocol kind, ObjectNode document) {
        describe(kind.name(), "client", "receive", kind.clientFrames(), document);
        describe(kind.name(), "server", "send", kind.serverFrames(), document);
    }

    private static void describe(String kind, String speaker, String action, Class<?> frames, ObjectNode document) {
        var notes = FrameNotes.read();
        var components = (ObjectNode) document.get("components");
        var schemas = components.withObject("/schemas");
        var messages = components.withObject("/messages");
        var ofChannel = ((ObjectNode) document.get("channels").get(kind)).withObject("/messages");
        var prefix = kind + "." + speaker;
        var operation = document.withObject("/operations").putObject(kind + "." + action);
        operation.put("action", action).set("channel", reference("#/channels/" + kind));
        operation.put("summary", action.equals("send") ? "What the service says" : "What clients say");
        var ofOperation = operation.putArray("messages");
        var makes = new FrameSchemas(prefix, speaker.equals("client"), notes, schemas);
        for (var type :
                Objects.requireNonNull(frames.getAnnotation(JsonSubTypes.class)).value()) {
            var name = prefix + "." + type.name();
            schemas.set(name, makes.frame(type.name(), type.value()));
            messages.set(name, message(type.name(), name, notes.about(name)));
            ofChannel.set(name, reference("#/components/messages/" + name));
            ofOperation.add(reference("#/channels/" + kind + "/messages/" + name));
        }
    }

    private static ObjectNode message(String type, String name, JsonNode note) {
        var message = JSON.objectNode().put("name", type).put("title", type).put("contentType", "application/json");
        if (note.has("summary")) {
            message.set("summary", note.get("summary"));
        }
        message.set("payload", reference("#/components/schemas/" + name));
        if (note.has("example")) {
            var example = JSON.objectNode().put("type", type);
            example.setAll((ObjectNode) note.get("example"));
            message.putArray("examples").addObject().set("payload", example);
        }
        return message;
    }

    private static ObjectNode reference(String target) {
        return JSON.objectNode().put("$ref", target);
    }
}
