package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.identity.Authentication;
import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.application.shared.OtherNodes.Node;
import dev.doctorpatient.application.shared.OtherNodes.Watcher;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.Unauthenticated;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes up for news of other nodes that do not come: as long as some may be missing, and once when they come again, everything that is
 * open is looked up in the store. One thread does so, one socket after the other, so that this never costs more than it can.
 */
@ApplicationScoped
class MissedNews {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int MOST_FAILURES = 10;

    private final OtherNodes nodes;
    private final OpenSockets sockets;
    private final Authentication authentication;
    private final SocketCaller caller;
    private final Map<String, SocketDoor> doors;
    private final List<CatchesUp> catching;
    private final Rounds rounds;
    private final AtomicBoolean missing = new AtomicBoolean();

    MissedNews(
            OtherNodes nodes,
            OpenSockets sockets,
            Authentication authentication,
            SocketCaller caller,
            @All List<SocketDoor> doors,
            @All List<CatchesUp> catching,
            Rounds rounds) {
        this.nodes = nodes;
        this.sockets = sockets;
        this.authentication = authentication;
        this.caller = caller;
        this.doors = doors.stream().collect(Collectors.toMap(SocketDoor::endpointId, Function.identity()));
        this.catching = catching;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        var atOnce = rounds.every(REST, "catching up", () -> {
            var missed = missing.getAndSet(false);
            if (missed || nodes.isDeaf()) {
                lookUp();
            }
        });
        nodes.watch(new Watcher() {
            @Override
            public void joined(Node node) {}

            @Override
            public void left(Node node) {}

            @Override
            public void missed() {
                missing.set(true);
                atOnce.run();
            }
        });
    }

    private void lookUp() {
        var checks = sockets.all().stream()
                .filter(socket -> !socket.outbound().isClosed())
                .map(socket -> (Runnable) () -> check(socket));
        var failures = 0;
        for (var look : Stream.concat(checks, catching.stream().flatMap(CatchesUp::catchUps))
                .toList()) {
            try {
                look.run();
            } catch (RuntimeException failure) {
                failures++;
                if (failures == MOST_FAILURES) {
                    throw failure; // the store itself is away, and would keep everybody waiting
                }
            }
        }
    }

    /** What was ended elsewhere may not have been heard. */
    private void check(Socket socket) {
        var identified = socket.identified();
        try {
            var unused = authentication.identify(identified.actor().user(), identified.session(), identified.until());
            caller.whileFrom(socket.origin(), () -> pass(socket));
        } catch (Unauthenticated _) {
            socket.outbound().end(CloseReasons.SIGNED_OUT);
        } catch (NotFound | NotAllowed _) {
            socket.outbound().end(CloseReasons.NO_LONGER_ALLOWED);
        }
    }

    private void pass(Socket socket) {
        var door = doors.get(socket.connection().endpointId());
        if (door != null) {
            var unused = door.pass(socket.actor(), socket::pathParameter);
        }
    }
}
