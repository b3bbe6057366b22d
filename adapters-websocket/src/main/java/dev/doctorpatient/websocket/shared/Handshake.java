package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.access.Identified;
import dev.doctorpatient.domain.audit.Origin;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.Rejection;
import io.quarkus.arc.All;
import io.quarkus.virtual.threads.VirtualThreads;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Refuses a socket while a status and a problem can still be answered: for its credentials or what it asks for. */
@ApplicationScoped
public class Handshake implements HttpUpgradeCheck {
    /** Who opened a connection. */
    static final TypedKey<Identified> IDENTIFIED = new TypedKey<>("identified");

    /** The patient whom a connection is about, if it is about one. */
    static final TypedKey<Optional<PatientId>> PATIENT = new TypedKey<>("patient");

    /** Where a connection was opened from. */
    static final TypedKey<Origin> ORIGIN = new TypedKey<>("origin");

    /** The network connection under a connection. */
    static final TypedKey<Wire> WIRE = new TypedKey<>("wire");

    private final SocketCaller caller;
    private final OpenSockets sockets;
    private final SocketRefusals refusals;
    private final Map<String, SocketDoor> doors;
    private final ExecutorService threads;

    Handshake(
            SocketCaller caller,
            OpenSockets sockets,
            SocketRefusals refusals,
            @All List<SocketDoor> doors,
            @VirtualThreads ExecutorService threads) {
        this.caller = caller;
        this.sockets = sockets;
        this.refusals = refusals;
        this.doors = doors.stream().collect(Collectors.toMap(SocketDoor::endpointId, Function.identity()));
        this.threads = threads;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext handshake) {
        var eventLoop = Objects.requireNonNull(Vertx.currentContext());
        return caller.identify(handshake)
                .emitOn(threads)
                .invoke(identified -> {
                    var door = doors.get(handshake.endpointId());
                    if (door == null) {
                        throw new IllegalStateException("nobody guards " + handshake.endpointId());
                    }
                    sockets.requireRoomFor(identified.actor().user());
                    var origin = caller.origin(handshake.httpRequest());
                    caller.whileFrom(origin, () -> handshake
                            .userData()
                            .put(PATIENT, door.pass(identified.actor(), handshake::pathParam)));
                    handshake.userData().put(IDENTIFIED, identified);
                    handshake.userData().put(ORIGIN, origin);
                    handshake.userData().put(WIRE, Wire.under(handshake.httpRequest()));
                })
                // The upgrade itself belongs to the connection's event loop again.
                .emitOn(work -> eventLoop.runOnContext(_ -> work.run()))
                .flatMap(_ -> CheckResult.permitUpgrade())
                .onFailure()
                .recoverWithUni(failure -> refused(handshake, Refusals.of(failure)));
    }

    /** Answers by itself, because a rejected check has no body, and so lets the check never end. */
    private Uni<CheckResult> refused(HttpUpgradeContext handshake, Rejection rejection) {
        refusals.refuse(handshake.httpRequest().response(), rejection);
        return Uni.createFrom().nothing();
    }
}
