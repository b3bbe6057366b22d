package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.identity.Authentication;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.TooManyRequests;
import dev.doctorpatient.domain.shared.Unavailable;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every open socket of this process. A socket lives no longer than the credential that opened or renewed it, and than its client. */
@ApplicationScoped
public class OpenSockets {
    private static final Logger LOG = Logger.getLogger(OpenSockets.class);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);

    /** So exactly do sockets end in time. One timer for all of them costs less than one each. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    /**
     * How long a client may take to say goodbye too. The server cuts it off by itself only after it could send its own goodbye, which
     * never happens if the client does not read or is no longer there.
     */
    private static final int ROUNDS_TO_SAY_GOODBYE = 5;

    private static final Buffer PING = Buffer.buffer("ping");
    private static final int MOST_REFUSALS_IN_A_ROW = 200;
    private static final Duration UNTIL_ANOTHER_MAY_HAVE_CLOSED = Duration.ofSeconds(10);

    private final Map<String, Socket> sockets = new ConcurrentHashMap<>();
    private final Map<UserId, Integer> counts = new ConcurrentHashMap<>();
    private final Authentication authentication;
    private final SocketCaller caller;
    private final SocketPace pace;
    private final SocketRules rules;
    private final Frames frames;
    private final Vertx vertx;
    private final InstantSource clock;

    OpenSockets(
            Authentication authentication,
            SocketCaller caller,
            SocketPace pace,
            SocketRules rules,
            Frames frames,
            Vertx vertx,
            InstantSource clock) {
        this.authentication = authentication;
        this.caller = caller;
        this.pace = pace;
        this.rules = rules;
        this.frames = frames;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(ROUND.toMillis(), _ -> goRound());
    }

    /**
     * Refuses a user who has enough sockets, or everybody when the process has. Who asks for many at the same moment may still get a few
     * more past this, and loses them as soon as they are open.
     */
    void requireRoomFor(UserId user) {
        if (counts.getOrDefault(user, 0) >= rules.perUser()) {
            throw new TooManyRequests(UNTIL_ANOTHER_MAY_HAVE_CLOSED);
        }
        if (sockets.size() >= rules.total()) {
            throw new Unavailable(
                    ProblemCode.UNAVAILABLE, "There are too many sockets open", UNTIL_ANOTHER_MAY_HAVE_CLOSED);
        }
    }

    /**
     * Takes in a connection that was just opened. Whether the actor may still have it is for the conversation to ask as it begins, when
     * {@link #ended(DoctorId, PatientId)} finds it.
     */
    void add(WebSocketConnection connection, Function<Socket, Conversation> converse) {
        var wire = connection.userData().get(Handshake.WIRE);
        var socket = new Socket(
                connection,
                connection.userData().get(Handshake.IDENTIFIED),
                connection.userData().get(Handshake.ORIGIN),
                connection.userData().get(Handshake.PATIENT),
                wire,
                new Inbox(OpenSockets::startThread, wire),
                converse);
        wire.watch(socket.outbound()::end);
        sockets.put(connection.id(), socket);
        if (counts.merge(socket.actor().user(), 1, Integer::sum) > rules.perUser()) {
            socket.outbound().end(CloseReasons.TOO_MANY);
            return;
        }
        work(socket, 0, () -> {
            endIfSessionEnded(socket);
            if (!socket.outbound().isClosed()) {
                socket.conversation().begin();
            }
        });
    }

    /** Of its own, and not one of the framework's, which would carry the context of the first frame on to all that follow. */
    private static void startThread(Runnable work) {
        Thread.ofVirtual().name("socket").start(work);
    }

    /** Asks again now that {@link #ended} would find the socket: the session may have ended before. */
    private void endIfSessionEnded(Socket socket) {
        var identified = socket.identified();
        try {
            var unused = authentication.identify(identified.actor().user(), identified.session(), identified.until());
        } catch (Rejection over) {
            socket.outbound().end(CloseReasons.SIGNED_OUT);
        }
    }

    /** Has a frame of a connection answered, in its turn. */
    void hear(WebSocketConnection connection, String text) {
        find(connection).ifPresent(socket -> {
            socket.showLife();
            work(socket, text.length(), () -> answer(socket, text));
        });
    }

    /** Has a frame refused that cannot be one of ours, in its turn. */
    void hearBinary(WebSocketConnection connection) {
        find(connection).ifPresent(socket -> {
            socket.showLife();
            work(socket, 0, () -> {
                if (mayGoOn(socket, null)) {
                    socket.conversation().refuse(Frames.ofBinary(), null);
                }
            });
        });
    }

    /** Notes that the client of a connection is there. */
    void hearPulse(WebSocketConnection connection) {
        find(connection).ifPresent(Socket::showLife);
    }

    /** Notes that the client of a connection is there, and has what it was sent before its ping. */
    void hearPong(WebSocketConnection connection, Buffer data) {
        find(connection).ifPresent(socket -> {
            socket.showLife();
            socket.conversation().hearPong(data);
        });
    }

    private void work(Socket socket, int characters, Runnable work) {
        if (!socket.inbox().offer(characters, () -> carefully(socket, work))) {
            socket.outbound().end(CloseReasons.TOO_MANY);
        }
    }

    /** Works on a frame as on what came from where the connection was opened; a failure that nobody foresaw ends the socket. */
    private void carefully(Socket socket, Runnable work) {
        try {
            caller.whileFrom(socket.origin(), work);
        } catch (RuntimeException failure) {
            socket.outbound().end(CloseReasons.of(failure));
        }
    }

    private void answer(Socket socket, String text) {
        if (mayGoOn(socket, text)) {
            socket.conversation().answer(text);
        }
    }

    /** Slows the user down as much as is needed; refuses what would have to wait too long, and those who do not listen to that. */
    private boolean mayGoOn(Socket socket, @Nullable String text) {
        try {
            socket.outbound().awaitRoom();
            pace.await(socket.actor().user());
            socket.notRefused();
            return true;
        } catch (TooManyRequests refusal) {
            if (socket.refusedOnceMore() > MOST_REFUSALS_IN_A_ROW) {
                socket.outbound().end(CloseReasons.TOO_MANY);
            } else {
                socket.conversation().refuse(refusal, text == null ? null : frames.clientMessageId(text));
            }
            return false;
        }
    }

    /**
     * Lets a socket live on by a new access token of the same user.
     *
     * @return until when
     * @throws Rejection if the token is not good, and then everything stays as it was
     */
    public Instant renew(Socket socket, @Nullable String accessToken) {
        if (accessToken == null) {
            throw Invalid.field("token", "is required");
        }
        var before = socket.actor();
        var proved = caller.identify(accessToken);
        if (!proved.actor().user().equals(before.user())) {
            throw NotAllowed.because("A socket stays with the user who opened it");
        }
        if (!proved.actor().equals(before)) {
            // The account acts as somebody else now, who would have to ask for the socket anew.
            socket.outbound().end(CloseReasons.NO_LONGER_ALLOWED);
        }
        socket.renew(proved);
        endIfSessionEnded(socket);
        return proved.until();
    }

    private Optional<Socket> find(WebSocketConnection connection) {
        return Optional.ofNullable(sockets.get(connection.id()));
    }

    /**
     * Ends a connection that failed. A message beyond the limit reaches us as an IllegalStateException of the server's, which leaves
     * the connection open and deaf.
     */
    void fail(WebSocketConnection connection, Throwable failure) {
        find(connection).ifPresent(socket -> socket.outbound()
                .end(failure instanceof IllegalStateException ? CloseReasons.TOO_LARGE : CloseReasons.of(failure)));
    }

    /** Lets go of a connection that is closed, once what its client said before is answered. */
    void remove(WebSocketConnection connection) {
        var socket = sockets.remove(connection.id());
        if (socket != null) {
            counts.computeIfPresent(socket.actor().user(), (_, count) -> count == 1 ? null : count - 1);
            socket.inbox().finish(() -> {
                socket.outbound().stop();
                caller.whileFrom(socket.origin(), socket.conversation()::end);
            });
        }
        synchronized (sockets) {
            sockets.notifyAll();
        }
    }

    /** Looks after every socket: whether its time is over, its client is there, and its end is one. */
    private void goRound() {
        var now = clock.instant();
        for (var socket : sockets.values()) {
            try {
                look(socket, now);
            } catch (RuntimeException failure) {
                LOG.errorf(
                        "A socket could not be looked after: %s",
                        failure.getClass().getName());
            }
        }
    }

    private void look(Socket socket, Instant now) {
        var silentFor = ROUND.multipliedBy(socket.silentRounds());
        if (socket.outbound().isClosed()) {
            socket.cutIfClosingFor(ROUNDS_TO_SAY_GOODBYE);
        } else if (!now.isBefore(socket.identified().until())) {
            socket.outbound().end(CloseReasons.SIGNED_OUT);
        } else if (silentFor.compareTo(rules.silence()) >= 0) {
            socket.outbound().end(CloseReasons.SILENT);
        } else if (silentFor.isPositive()
                && silentFor.toSeconds() % rules.ping().toSeconds() == 0) {
            socket.ping(PING);
        } else {
            socket.conversation().lookAfter();
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

    /** All of them. */
    Collection<Socket> all() {
        return sockets.values();
    }

    /** Closes what is open on behalf of these sessions. */
    void ended(Collection<SessionId> sessions) {
        var over = Set.copyOf(sessions);
        sockets.values().stream()
                .filter(socket -> over.contains(socket.identified().session()))
                .forEach(socket -> socket.outbound().end(CloseReasons.SIGNED_OUT));
    }

    /** Closes what the doctor has open about the patient. */
    void ended(DoctorId doctor, PatientId patient) {
        close(
                patient,
                actor -> actor instanceof Actor.Doctor self && self.self().equals(doctor));
    }

    /** Closes what the user has open about the patient. */
    void ended(UserId user, PatientId patient) {
        close(patient, actor -> actor.user().equals(user));
    }

    private void close(PatientId patient, Predicate<Actor> whose) {
        sockets.values().stream()
                .filter(socket -> socket.patient().filter(patient::equals).isPresent() && whose.test(socket.actor()))
                .forEach(socket -> socket.outbound().end(CloseReasons.NO_LONGER_ALLOWED));
    }
}
