package dev.doctorpatient.websocket.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.interview.InterviewRecords;
import dev.doctorpatient.domain.interview.InterviewId;
import dev.doctorpatient.websocket.shared.Refusals;
import dev.doctorpatient.websocket.shared.SocketDoor;
import jakarta.enterprise.context.ApplicationScoped;
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
    public void pass(Actor actor, UnaryOperator<String> pathParameter) {
        records.requireReading(
                actor, Refusals.readId(pathParameter.apply(InterviewSocket.INTERVIEW), InterviewId::fromString));
    }
}
