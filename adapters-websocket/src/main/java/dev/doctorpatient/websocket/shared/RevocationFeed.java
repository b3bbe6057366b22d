package dev.doctorpatient.websocket.shared;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.doctorpatient.application.careteam.port.AccessFeed;
import dev.doctorpatient.application.identity.port.SessionFeed;
import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.UserId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Closes what must not stay open, on every node. */
@ApplicationScoped
class RevocationFeed implements SessionFeed, AccessFeed {
    private static final String TOPIC = "revocations";

    /** What nodes tell each other of what has ended. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Ended.Sessions.class, name = "sessions"),
        @JsonSubTypes.Type(value = Ended.OfDoctor.class, name = "doctor"),
        @JsonSubTypes.Type(value = Ended.OfUser.class, name = "user")
    })
    sealed interface Ended {
        record Sessions(List<UUID> sessions) implements Ended {}

        record OfDoctor(UUID doctor, UUID patient) implements Ended {}

        record OfUser(UUID user, UUID patient) implements Ended {}
    }

    private final OpenSockets sockets;
    private final OtherNodes nodes;
    private final Frames frames;

    RevocationFeed(OpenSockets sockets, OtherNodes nodes, Frames frames) {
        this.sockets = sockets;
        this.nodes = nodes;
        this.frames = frames;
    }

    void start(@Observes StartupEvent event) {
        nodes.listen(TOPIC, (_, text) -> end(frames.read(text, Ended.class)));
    }

    @Override
    public void ended(Collection<SessionId> sessions) {
        if (!sessions.isEmpty()) {
            endEverywhere(
                    new Ended.Sessions(sessions.stream().map(SessionId::value).toList()));
        }
    }

    @Override
    public void ended(DoctorId doctor, PatientId patient) {
        endEverywhere(new Ended.OfDoctor(doctor.value(), patient.value()));
    }

    @Override
    public void ended(UserId user, PatientId patient) {
        endEverywhere(new Ended.OfUser(user.value(), patient.value()));
    }

    private void endEverywhere(Ended ended) {
        end(ended);
        nodes.tell(TOPIC, frames.write(ended, Ended.class));
    }

    private void end(Ended ended) {
        switch (ended) {
            case Ended.Sessions(var sessions) ->
                sockets.ended(sessions.stream().map(SessionId::new).toList());
            case Ended.OfDoctor(var doctor, var patient) -> sockets.ended(new DoctorId(doctor), new PatientId(patient));
            case Ended.OfUser(var user, var patient) -> sockets.ended(new UserId(user), new PatientId(patient));
        }
    }
}
