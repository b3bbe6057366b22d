package dev.doctorpatient.redis.shared;

import dev.doctorpatient.application.shared.OtherNodes;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that meet in a channel of a Redis server. Every node tells the channel once per beat that it is there, and hears that itself:
 * a connection counts only as long as this comes back, so that a server which is gone, frozen or cut off is noticed in the same way.
 * Then everything is set up anew, for as long as it takes.
 *
 * <p>All state but the queues is touched on one event loop only.
 */
public final class RedisOtherNodes implements OtherNodes, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RedisOtherNodes.class);

    /** Changes with the form of what is told, so that nodes never misunderstand each other while a new version is rolled out. */
    private static final String CHANNEL = "doctor-patient:1:";

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int ROOM = 10_000;
    private static final int MOST_UNDER_WAY = 256;

    /** How many beats: until a connection that does not echo is given up; until a silent node makes us doubt what we hear, and is gone. */
    private static final int PATIENCE = 5;

    private static final int DOUBT = 6;
    private static final int GONE = 12;

    /** The same while we ourselves are cut off: it is probably still there. */
    private static final int GONE_UNSEEN = 60;

    /** For how long one that fell silent may as well be cut off, and go on telling what nobody hears. */
    private static final int LONGEST_DOUBT = 600;

    /** What nodes tell each other about themselves. No topic begins like that. */
    private static final String PULSE = ".pulse";

    private static final String GAP = ".gap";
    private static final String GOODBYE = ".goodbye";

    private final Vertx vertx;
    private final Context loop;
    private final RedisUrl server;
    private final long beat;
    private final String channel;
    private final Node self = new Node(UUID.randomUUID());
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(ROOM);
    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicBoolean gapIsUntold = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Inbox watching = new Inbox("watch");
    private final AtomicBoolean missing = new AtomicBoolean();

    /** When each of the others was last heard of. */
    private final Map<Node, Long> lastHeard = new HashMap<>();

    /** When those who left without a goodbye were found to be gone. */
    private final Map<Node, Long> goneSilently = new HashMap<>();

    private @Nullable Link link;
    private long nextAttempt = System.nanoTime();
    private int failures;
    private long timer;
    private volatile boolean connected;
    private volatile boolean doubtful;
    private volatile boolean closed;

    /** A node that does not look for others yet. */
    public RedisOtherNodes(Vertx vertx, RedisUrl server) {
        this(vertx, server, BEAT);
    }

    RedisOtherNodes(Vertx vertx, RedisUrl server, Duration beat) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.server = server;
        this.beat = beat.toNanos();
        this.channel =
                CHANNEL + server.database(); // channels know no databases, but those who set them mean to be apart
    }

    /** Begins to look for others, and never gives up. */
    public void start() {
        loop.runOnContext(_ -> {
            timer = vertx.setPeriodic(1, Math.max(1, TimeUnit.NANOSECONDS.toMillis(beat)), _ -> beat());
        });
    }

    /** Whether what is told reaches the server, and comes back. */
    public boolean isConnected() {
        return connected;
    }

    /** How much of what was told or heard found no room or no connection. */
    public long dropped() {
        return dropped.get();
    }

    @Override
    public boolean isDeaf() {
        return !connected || doubtful;
    }

    @Override
    public void tell(String topic, String text) {
        if (!connected) {
            dropped.incrementAndGet();
            return; // the others learn of the gap when the connection is back
        }
        if (!waiting.offer(message(topic, text))) {
            dropped.incrementAndGet();
            gapIsUntold.set(true);
        }
        if (!sending.getAndSet(true)) {
            loop.runOnContext(_ -> send());
        }
    }

    @Override
    public void listen(String topic, Listener listener) {
        if (listeners.putIfAbsent(topic, listener) != null) {
            throw new IllegalStateException(topic + " has a listener already");
        }
        inboxes.put(topic, new Inbox(topic));
    }

    @Override
    public void watch(Watcher watcher) {
        loop.runOnContext(_ -> {
            watchers.add(watcher);
            lastHeard.keySet().forEach(node -> watching.offer(() -> watcher.joined(node)));
        });
    }

    /** Says goodbye. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        var done = new CompletableFuture<@Nullable Void>();
        loop.runOnContext(_ -> {
            vertx.cancelTimer(timer);
            var open = link;
            if (open == null) {
                done.complete(null);
            } else {
                send();
                open.publish(GOODBYE, "").onComplete(_ -> {
                    open.close();
                    done.complete(null);
                });
            }
        });
        try {
            done.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // Then the others learn by the silence.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        connected = false;
        watching.stop();
        inboxes.values().forEach(Inbox::stop);
    }

    /** Ends as one that is killed does. */
    void fallSilent() {
        loop.runOnContext(_ -> vertx.cancelTimer(timer));
    }

    private String message(String topic, String text) {
        return self.value() + "\n" + topic + "\n" + text;
    }

    private void beat() {
        var now = System.nanoTime();
        var open = link;
        if (open == null) {
            if (now - nextAttempt >= 0) {
                link = new Link(now);
            }
        } else if (now - open.lastEcho > PATIENCE * beat) {
            lose(open, "it does not answer");
        } else {
            open.pulse();
        }
        missThoseWhoAreSilent(now);
    }

    private void missThoseWhoAreSilent(long now) {
        var longest = (connected ? GONE : GONE_UNSEEN) * beat;
        var gone = lastHeard.entrySet().stream()
                .filter(node -> now - node.getValue() > longest)
                .map(Map.Entry::getKey)
                .toList();
        gone.forEach(node -> {
            goneSilently.put(node, now);
            forget(node);
        });
        goneSilently.values().removeIf(since -> now - since > LONGEST_DOUBT * beat);
        doubtful = !goneSilently.isEmpty() || lastHeard.values().stream().anyMatch(heard -> now - heard > DOUBT * beat);
    }

    private void forget(Node node) {
        if (lastHeard.remove(node) != null) {
            tellWatchers(watcher -> watcher.left(node));
        }
    }

    private void lose(Link lost, String why) {
        if (link != lost) {
            return;
        }
        link = null;
        lost.close();
        failures++;
        nextAttempt = System.nanoTime() + Math.min(1L << Math.min(failures - 1, 3), PATIENCE) * beat;
        if (!closed && (connected || failures == 1)) {
            LOG.warnf("Redis is gone (%s): other nodes are not heard, and what they do is looked up instead", why);
        }
        connected = false;
        dropped.addAndGet(waiting.size());
        waiting.clear();
    }

    /** What was told came back: the connection is good in both directions. */
    private void echoed(Link open) {
        var now = System.nanoTime();
        open.lastEcho = now;
        if (connected) {
            return;
        }
        connected = true;
        failures = 0;
        lastHeard.replaceAll((_, _) -> now); // nobody can be blamed for a silence that was ours
        LOG.info("Connected to Redis: other nodes are heard");
        open.tellAside(GAP);
        missed();
    }

    private void missed() {
        if (!missing.getAndSet(true)) {
            Runnable telling = () -> {
                missing.set(false);
                watchers.forEach(Watcher::missed);
            };
            if (!watching.offer(telling)) {
                missing.set(false);
            }
        }
    }

    private void tellWatchers(Consumer<Watcher> event) {
        watchers.forEach(watcher -> {
            if (!watching.offer(() -> event.accept(watcher))) {
                dropped.incrementAndGet();
            }
        });
    }

    /** Sends what waits, as long as not too much is under way. */
    private void send() {
        sending.set(false);
        var open = link;
        if (open == null || !connected) {
            return;
        }
        while (open.underWay < MOST_UNDER_WAY) {
            var next = waiting.poll();
            if (next == null) {
                if (gapIsUntold.getAndSet(false)) {
                    open.tellAside(GAP);
                }
                return;
            }
            open.publish(next).onComplete(sent -> {
                if (sent.failed()) {
                    lose(open, "it refused what was told");
                } else {
                    send();
                }
            });
        }
    }

    private void hear(Link open, String message) {
        var parts = message.split("\n", 3);
        if (parts.length < 3) {
            return; // of somebody else
        }
        Node from;
        try {
            from = new Node(UUID.fromString(parts[0]));
        } catch (IllegalArgumentException _) {
            return;
        }
        var topic = parts[1];
        if (from.equals(self)) {
            if (topic.equals(PULSE)) {
                echoed(open);
            }
        } else if (topic.equals(GOODBYE)) {
            forget(from);
        } else {
            if (lastHeard.put(from, System.nanoTime()) == null) {
                goneSilently.remove(from);
                tellWatchers(watcher -> watcher.joined(from));
            }
            switch (topic) {
                case PULSE -> {}
                case GAP -> missed();
                default -> pass(from, topic, parts[2]);
            }
        }
    }

    private void pass(Node from, String topic, String text) {
        var inbox = inboxes.get(topic);
        var listener = listeners.get(topic);
        if (inbox != null && listener != null && !inbox.offer(() -> listener.hear(from, text))) {
            dropped.incrementAndGet();
            missed();
        }
    }

    /** One attempt to be connected, which lasts as long as it goes well. */
    private final class Link {
        private @Nullable Redis client;
        private @Nullable RedisConnection publisher;
        private long lastEcho;
        private int underWay;

        Link(long now) {
            lastEcho = now;
            vertx.executeBlocking(server::connectionString, false)
                    .onComplete(found -> loop.runOnContext(_ -> {
                        if (found.failed()) {
                            lose(this, "its host is unknown");
                        } else if (link == this) {
                            var opened = client(found.result());
                            client = opened;
                            connect(opened, this::subscribe);
                        }
                    }));
        }

        private Redis client(String connectionString) {
            return Redis.createClient(
                    vertx,
                    new RedisOptions()
                            .setConnectionString(connectionString)
                            .setProtocolNegotiation(false)
                            .setMaxPoolSize(2)
                            .setMaxPoolWaiting(2)
                            .setNetClientOptions(new NetClientOptions()
                                    .setTcpKeepAlive(true)
                                    .setTcpNoDelay(true)
                                    .setConnectTimeout((int) TimeUnit.NANOSECONDS.toMillis(PATIENCE * beat))
                                    .setHostnameVerificationAlgorithm("HTTPS")));
        }

        private void connect(Redis client, BiConsumer<Redis, RedisConnection> use) {
            client.connect()
                    .onComplete(opened -> loop.runOnContext(_ -> {
                        if (opened.failed()) {
                            lose(this, "it cannot be reached");
                        } else if (link != this) {
                            var unused = opened.result().close();
                        } else {
                            opened.result()
                                    .exceptionHandler(_ -> loop.runOnContext(_ -> lose(this, "the connection failed")))
                                    .endHandler(_ -> loop.runOnContext(_ -> lose(this, "the connection ended")));
                            use.accept(client, opened.result());
                        }
                    }));
        }

        private void subscribe(Redis client, RedisConnection subscriber) {
            subscriber.handler(response -> loop.runOnContext(_ -> received(response)));
            // Whether it worked shows by what is heard.
            var unused = subscriber.send(Request.cmd(Command.SUBSCRIBE).arg(channel));
            connect(client, (_, opened) -> {
                publisher = opened;
                pulse();
            });
        }

        private void received(Response response) {
            if (link == this
                    && response.isArray()
                    && response.size() == 3
                    && response.get(0).toString().equals("message")) {
                hear(this, response.get(2).toString());
            }
        }

        void pulse() {
            if (publisher != null) {
                tellAside(PULSE);
            }
        }

        /** Tells something of our own, whatever waits. */
        void tellAside(String topic) {
            var unused = publish(topic, "").onFailure(_ -> lose(this, "it refused what was told"));
        }

        Future<@Nullable Response> publish(String topic, String text) {
            return publish(message(topic, text));
        }

        Future<@Nullable Response> publish(String message) {
            var open = publisher;
            if (open == null) {
                return Future.failedFuture("not connected");
            }
            underWay++;
            return open.send(Request.cmd(Command.PUBLISH).arg(channel).arg(message))
                    .onComplete(_ -> underWay--);
        }

        void close() {
            if (client != null) {
                client.close();
            }
        }
    }
}
