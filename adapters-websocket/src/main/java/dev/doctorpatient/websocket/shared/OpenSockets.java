package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.AccessFeed;
import dev.doctorpatient.application.identity.Authentication;
import dev.doctorpatient.application.identity.port.SessionFeed;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Rejection;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Every open socket of this process. A socket lives no longer than the credential that opened it. */
@ApplicationScoped
public class OpenSockets implements SessionFeed, AccessFeed {
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);
    private static final TypedKey<Long> EXPIRY_TIMER = new TypedKey<>("expiry-timer");

    private final Map<String, Socket> sockets = new ConcurrentHashMap<>();
    private final Authentication authentication;
    private final SocketCaller caller;
    private final Vertx vertx;
    private final InstantSource clock;

    OpenSockets(Authentication authentication, SocketCaller caller, Vertx vertx, InstantSource clock) {
        this.authentication = authentication;
        this.caller = caller;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * Takes in a connection that was just opened; it asks the store, so not on an event loop. Whether the actor may still have it is for
     * the endpoint to ask after this, when {@link #ended(DoctorId, PatientId)} finds it.
     */
    public Socket add(WebSocketConnection connection) {
        var identified = connection.userData().get(Handshake.IDENTIFIED);
        var socket = new Socket(
                connection,
                identified,
                connection.userData().get(Handshake.ORIGIN),
                connection.userData().get(Handshake.PATIENT),
                new Outbound(connection));
        sockets.put(connection.id(), socket);
        var left = Duration.between(clock.instant(), identified.until());
        var timer = vertx.setTimer(
                Math.max(1, left.toMillis()), _ -> socket.outbound().end(CloseReasons.SIGNED_OUT));
        connection.userData().put(EXPIRY_TIMER, timer);
        endIfSessionEnded(socket);
        return socket;
    }

    /** Asks again now that {@link #ended} would find the socket: the session may have ended during the handshake. */
    private void endIfSessionEnded(Socket socket) {
        var identified = socket.identified();
        try {
            var unused = authentication.identify(identified.actor().user(), identified.session(), identified.until());
        } catch (Rejection over) {
            socket.outbound().end(CloseReasons.SIGNED_OUT);
        }
    }

    /** Works on a frame of a connection, as what came from where it was opened; not at all once it is closed. */
    public void serve(WebSocketConnection connection, Consumer<Socket> work) {
        find(connection).ifPresent(socket -> caller.whileFrom(socket.origin(), () -> work.accept(socket)));
    }

    private Optional<Socket> find(WebSocketConnection connection) {
        return Optional.ofNullable(sockets.get(connection.id()));
    }

    /**
     * Ends a connection that failed. A message beyond the limit reaches us as an IllegalStateException of the server's, which leaves
     * the connection open and deaf.
     */
    public void fail(WebSocketConnection connection, Throwable failure) {
        find(connection).ifPresent(socket -> socket.outbound()
                .end(failure instanceof IllegalStateException ? CloseReasons.TOO_LARGE : CloseReasons.of(failure)));
    }

    /** Lets go of a connection that is closed. */
    public void remove(WebSocketConnection connection) {
        var socket = sockets.remove(connection.id());
        if (socket != null) {
            socket.outbound().stop();
            vertx.cancelTimer(connection.userData().get(EXPIRY_TIMER));
        }
        synchronized (sockets) {
            sockets.notifyAll();
        }
    }

    /** The service ends: says goodbye to every client, and waits a moment for them to say it too. */
    void goAway(@Observes ShutdownDelayInitiatedEvent ending) throws InterruptedException {
        sockets.values().forEach(socket -> socket.outbound().end(CloseReasons.GOING_AWAY));
        var until = clock.instant().plus(LONGEST_GOODBYE);
        synchronized (sockets) {
            while (!sockets.isEmpty() && clock.instant().isBefore(until)) {
                sockets.wait(LONGEST_GOODBYE.toMillis());
            }
        }
    }

    @Override
    public void ended(Collection<SessionId> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        var over = Set.copyOf(sessions);
        sockets.values().stream()
                .filter(socket -> over.contains(socket.identified().session()))
                .forEach(socket -> socket.outbound().end(CloseReasons.SIGNED_OUT));
    }

    @Override
    public void ended(DoctorId doctor, PatientId patient) {
        close(
                patient,
                actor -> actor instanceof Actor.Doctor self && self.self().equals(doctor));
    }

    @Override
    public void ended(UserId user, PatientId patient) {
        close(patient, actor -> actor.user().equals(user));
    }

    private void close(PatientId patient, Predicate<Actor> whose) {
        sockets.values().stream()
                .filter(socket -> socket.patient().filter(patient::equals).isPresent() && whose.test(socket.actor()))
                .forEach(socket -> socket.outbound().end(CloseReasons.NO_LONGER_ALLOWED));
    }
}
