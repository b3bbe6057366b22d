package dev.doctorpatient.redis.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.testing.contract.OtherNodesContract;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

class RedisOtherNodesTest extends OtherNodesContract {
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final int port = freePort();
    private RedisServer server = server();

    @BeforeEach
    void startServer() throws IOException {
        server.start();
    }

    @Override
    protected void endGroup() {
        try {
            server.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    protected OtherNodes start() {
        return start("/3");
    }

    private RedisOtherNodes start(String database) {
        var node = new RedisOtherNodes(vertx, RedisUrl.parse("redis://127.0.0.1:" + port + database), BEAT);
        node.start();
        return node;
    }

    @Override
    protected void end(OtherNodes node) {
        ((RedisOtherNodes) node).close();
    }

    @Test
    void comesBackWhenTheServerDoes() throws IOException {
        var two = meet(2);
        var heard = heardBy(two.get(1), "topic");
        var events = eventsOf(two.get(1));

        server.stop();
        await(two.get(0)::isDeaf);
        await(two.get(1)::isDeaf);
        events.clear();
        two.get(0).tell("topic", "into the void");
        assertThat(((RedisOtherNodes) two.get(0)).dropped()).isPositive();

        server = server();
        server.start();
        next(events, Event.Missed.class);
        await(() -> !two.get(0).isDeaf() && !two.get(1).isDeaf());
        two.get(0).tell("topic", "back");

        assertThat(next(heard)).isEqualTo("back");
    }

    @Test
    void noticesAServerThatDoesNotAnswer() {
        var two = meet(2);
        var heard = heardBy(two.get(1), "topic");

        command("CLIENT PAUSE 2000"); // many more beats than it is waited for
        await(two.get(0)::isDeaf);
        await(() -> !two.get(0).isDeaf() && !two.get(1).isDeaf());
        two.get(0).tell("topic", "awake");

        assertThat(next(heard)).isEqualTo("awake");
    }

    @Test
    void whatOneCouldNotTellTheOthersKnowThatTheyMissed() {
        var two = meet(2);
        var events = eventsOf(two.get(1));
        await(() -> !two.get(0).isDeaf());
        events.clear();

        command("CLIENT KILL TYPE normal"); // publishers, not those who listen

        next(events, Event.Missed.class);
    }

    @Test
    void whoFallsSilentIsGoneAndMayStillTellWhatNobodyHears() {
        var two = meet(2);
        var events = eventsOf(two.get(1));

        ((RedisOtherNodes) two.get(0)).fallSilent();
        next(events, Event.Left.class);
        assertThat(two.get(1).isDeaf()).isTrue();

        two.get(0).tell("topic", "I was only cut off");
        next(events, Event.Joined.class);
        await(() -> !two.get(1).isDeaf());
    }

    @Test
    void nobodyIsDoubtedAfterAGoodbye() {
        var two = meet(2);
        var events = eventsOf(two.get(1));

        end(two.get(0));
        next(events, Event.Left.class);

        await(() -> !two.get(1).isDeaf());
    }

    @Test
    void databasesAreKeptApart() {
        var two = meet(2);
        try (var stranger = start("/4")) {
            await(stranger::isConnected);
            var heard = heardBy(two.get(1), "topic");

            stranger.tell("topic", "strange");
            two.get(0).tell("topic", "known");

            assertThat(next(heard)).isEqualTo("known");
        }
    }

    @Test
    void doesWithoutAServerFromTheStart() throws IOException {
        server.stop();
        try (var node = start("/3")) {
            node.tell("topic", "nobody hears");
            assertThat(node.isDeaf()).isTrue();

            server = server();
            server.start();

            await(node::isConnected);
        }
    }

    @Test
    void signsInWhereThatIsAskedFor() {
        command("CONFIG SET requirepass p@ss+word");
        try (var stranger = start("/3");
                var guest = new RedisOtherNodes(
                        vertx, RedisUrl.parse("redis://:p%40ss+word@127.0.0.1:" + port + "/3"), BEAT)) {
            guest.start();

            await(guest::isConnected);
            assertThat(stranger.isConnected()).isFalse();
        }
    }

    private RedisServer server() {
        try {
            return RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void command(String line) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isNotEqualTo('-');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(until);
            try {
                Thread.sleep(5); // between two looks at what happens elsewhere
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
