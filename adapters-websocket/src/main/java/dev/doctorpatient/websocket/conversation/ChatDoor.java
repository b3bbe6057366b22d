package dev.doctorpatient.websocket.conversation;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.conversation.Messaging;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.websocket.shared.Refusals;
import dev.doctorpatient.websocket.shared.SocketDoor;
import dev.doctorpatient.websocket.shared.SocketProtocol;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lets the two sides of a chat in. */
@ApplicationScoped
class ChatDoor implements SocketDoor {
    private final Messaging messaging;

    ChatDoor(Messaging messaging) {
        this.messaging = messaging;
    }

    @Override
    public String endpointId() {
        return ChatSocket.ID;
    }

    @Override
    public SocketProtocol protocol() {
        return new SocketProtocol(ChatSocket.ID, ClientFrame.class, ServerFrame.class);
    }

    @Override
    public Optional<PatientId> pass(Actor actor, UnaryOperator<String> pathParameter) {
        var id = Refusals.readId(pathParameter.apply(ChatSocket.CHAT), ChatId::fromString);
        return Optional.of(messaging.join(actor, id).chat().patient());
    }
}
