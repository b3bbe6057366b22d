package dev.doctorpatient.websocket.notification;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.websocket.shared.SocketDoor;
import dev.doctorpatient.websocket.shared.SocketProtocol;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lets everybody in who is signed in: they hear what they themselves are told. */
@ApplicationScoped
class NotificationDoor implements SocketDoor {
    @Override
    public String endpointId() {
        return NotificationSocket.ID;
    }

    @Override
    public SocketProtocol protocol() {
        return new SocketProtocol(NotificationSocket.ID, ClientFrame.class, ServerFrame.class);
    }

    @Override
    public Optional<PatientId> pass(Actor actor, UnaryOperator<String> pathParameter) {
        return Optional.empty();
    }
}
