package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.doctorpatient.websocket.shared.SocketDoor;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The document of the sockets: it is one, it is complete, and it is true. */
@QuarkusTest
class SocketDocumentTest {
    @Inject
    @All
    List<SocketDoor> doors;

    private final Clinic clinic = Clinic.here();

    private PublishedSockets sockets() {
        return PublishedSockets.at(clinic.address("http"));
    }

    @Test
    void itIsOneByTheRulesOfAsyncApi() throws IOException {
        try (var rules = Objects.requireNonNull(getClass().getResourceAsStream("/asyncapi/3.0.0.json"))) {
            var faults = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Json.read(new String(rules.readAllBytes(), StandardCharsets.UTF_8)))
                    .validate(sockets().document());

            assertThat(faults).extracting(Error::toString).isEmpty();
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var document = sockets().document();

        for (var reference : document.findValuesAsText("$ref")) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
        assertThat(document.at("/servers/service/host").asText())
                .isEqualTo(clinic.address("http").replace("http://", ""));
    }

    @Test
    void everyFrameIsInIt() {
        for (var door : doors) {
            var protocol = door.protocol();
            for (var frames : List.of(protocol.clientFrames(), protocol.serverFrames())) {
                var listed = Objects.requireNonNull(frames.getAnnotation(JsonSubTypes.class))
                        .value();
                assertThat(Arrays.stream(listed).map(JsonSubTypes.Type::value))
                        .containsExactlyInAnyOrder(frames.getPermittedSubclasses());
            }
        }
    }

    @Test
    void everythingIsExplainedAndHasAnExampleThatIsRight() {
        var document = sockets().document();
        var faults = new ArrayList<String>();
        document.at("/components/messages").properties().forEach(message -> {
            if (message.getValue().path("summary").asText().isBlank()) {
                faults.add(message.getKey() + " has no summary");
            }
            if (message.getValue().path("examples").isEmpty()) {
                faults.add(message.getKey() + " has no example");
            }
            message.getValue()
                    .path("examples")
                    .forEach(example -> faults.addAll(sockets().faults(message.getKey(), example.path("payload"))));
        });
        document.at("/components/schemas").properties().forEach(schema -> schema.getValue()
                .path("properties")
                .properties()
                .forEach(field -> checkField(schema.getKey(), field, faults)));

        assertThat(faults).isEmpty();
    }

    private static void checkField(String schema, Map.Entry<String, JsonNode> field, List<String> faults) {
        if (!field.getKey().equals("type")
                && field.getValue().path("description").asText().isBlank()) {
            faults.add(schema + "." + field.getKey() + " is not explained");
        }
    }

    @Test
    void aFieldTooManyOrTooFewIsAgainstIt() {
        var pong = Json.read("{\"type\":\"pong\",\"extra\":1}");
        var read = Json.read("{\"type\":\"read\"}");
        var wrong = Json.read("{\"type\":\"typing\",\"is_typing\":\"yes\"}");
        var unknown = Json.read("{\"type\":\"unknown\"}");

        assertThat(sockets().faults("chat", PublishedSockets.SERVER, pong)).hasSize(1);
        assertThat(sockets().faults("chat", PublishedSockets.SERVER, read)).hasSize(3);
        assertThat(sockets().faults("chat", PublishedSockets.CLIENT, read)).hasSize(1);
        assertThat(sockets().faults("chat", PublishedSockets.CLIENT, wrong)).hasSize(1);
        assertThat(sockets().faults("chat", PublishedSockets.SERVER, unknown)).hasSize(1);
    }

    @Test
    void everyFrameIsSaidAsItIsDescribed() {
        everythingInAChat();
        everythingInAnInterview();
        everythingWithTheAssistant();
        everythingAboutNotifications();

        assertThat(sockets().unseen())
                .as("frames that nobody says in this test; pieces come from models only, whose tests hear them")
                .isSubsetOf("interview.server.token");
    }

    private void everythingInAChat() {
        var chat = clinic.newChat();
        try (var patient = clinic.patient().opens("/chats/ws/" + chat.id(), "delivered=true");
                var doctor = clinic.doctor().joins(chat)) {
            patient.hears("connected");
            patient.hears("presence");
            doctor.says("typing", "is_typing", true);
            patient.hears("typing");
            patient.says("message", "message", "Hello", "client_message_id", "p1", "message_type", "text");
            var id = patient.hears("ack").get("message_id").asText();
            doctor.hears("message");
            patient.hears("delivered");
            doctor.says("read", "message_id", id);
            patient.hears("read");
            sayWhatIsSaidEverywhere(patient);
        }
    }

    private void everythingInAnInterview() {
        var session = clinic.patient().post("/ai/sessions", json()).created().id();
        try (var socket = clinic.patient().opens("/ai-assistant/ws/" + session, "")) {
            socket.hears("connected");
            socket.says("message", "content", "A cough", "client_message_id", "i1");
            socket.hears("question");
            socket.says("file", "file_name", "x.png", "content_type", "image/png", "content_base64", "iVBORw0KGgo=");
            socket.hears("notice");
            socket.says("message", "content", "/summarize");
            socket.hears("summary");
            sayWhatIsSaidEverywhere(socket);
        }
    }

    private void everythingWithTheAssistant() {
        var chat = clinic.newChat();
        var session = clinic.doctor()
                .post("/ai/sessions", json("mode", "assistant", "chat_id", chat.id()))
                .created()
                .id();
        try (var socket = clinic.doctor().opens("/ai-assistant/ws/" + session, "")) {
            socket.hears("connected");
            socket.says("message", "content", "What is known?");
            socket.hears("answer");
        }
    }

    private void everythingAboutNotifications() {
        var patient = clinic.newPatient();
        try (var socket = patient.opens("/notifications/ws", "")) {
            socket.hears("connected");
            clinic.assign(clinic.doctor().profileId(), patient.profileId());
            clinic.book(clinic.doctor(), clinic.doctor().profileId(), patient.profileId(), clinic.newSlot());
            var told = socket.hears("notification").get("notification");
            socket.says("read", "notification_id", told.get("id").asText());
            socket.hears(
                    "notification",
                    frame -> frame.get("notification").get("is_read").asBoolean());
            socket.says("auth", "token", patient.accessToken());
            socket.hears("authenticated");
            socket.says("read");
            socket.hears("error");
            assertThat(socket.untakenBeforePong()).isEmpty();
        }
    }

    private void sayWhatIsSaidEverywhere(SocketClient socket) {
        socket.says("auth", "token", clinic.patient().accessToken());
        socket.hears("authenticated");
        socket.says("auth");
        socket.hears("error");
        socket.says("ping");
        socket.hears("pong");
    }
}
