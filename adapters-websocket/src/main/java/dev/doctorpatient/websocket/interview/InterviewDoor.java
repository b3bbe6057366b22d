package dev.doctorpatient.websocket.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.interview.InterviewRecords;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.websocket.shared.Refusals;
import dev.doctorpatient.websocket.shared.SocketDoor;
import dev.doctorpatient.websocket.shared.SocketProtocol;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lets those in who may read the interview. */
@ApplicationScoped
class InterviewDoor implements SocketDoor {
    private final InterviewRecords records;

    InterviewDoor(InterviewRecords records) {
        this.records = records;
    }

    @Override
    public String endpointId() {
        return InterviewSocket.ID;
    }

    @Override
    public SocketProtocol protocol() {
        return new SocketProtocol(InterviewSocket.ID, ClientFrame.class, ServerFrame.class);
    }

    @Override
    public Optional<PatientId> pass(Actor actor, UnaryOperator<String> pathParameter) {
        var id = Refusals.readId(pathParameter.apply(InterviewSocket.INTERVIEW), AiSessionId::fromString);
        return Optional.of(records.requireReading(actor, id));
    }
}
