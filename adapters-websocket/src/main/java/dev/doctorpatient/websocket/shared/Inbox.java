package dev.doctorpatient.websocket.shared;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What came in on one connection and waits to be worked off: in order, one at a time, by a thread that is there only while there is
 * work. Where much waits, nothing more is read from the connection, so that it is the client who waits: nothing is refused, and nobody
 * needs memory for it. What the network had already handed over when reading stopped is still taken, which is why there is a second,
 * far limit; an honest client cannot reach it.
 */
final class Inbox {
    /** What waits when reading stops; it goes on at half of it. */
    static final int MANY = 64;

    static final int MUCH = 1 << 20;

    /** Beyond these a client wants to harm. */
    private static final int MOST = 16_384;

    private static final int MOST_CHARACTERS = 4 << 20;

    private final Executor threads;
    private final Wire wire;

    /** Null while nothing waits, which for most sockets is most of the time. */
    private @Nullable Deque<Item> waiting;

    private int characters;
    private boolean working;
    private boolean held;
    private boolean stopped;

    private record Item(int characters, Runnable work) {}

    Inbox(Executor threads, Wire wire) {
        this.threads = threads;
        this.wire = wire;
    }

    /**
     * Takes in what came.
     *
     * @return whether there was room for it
     */
    synchronized boolean offer(int size, Runnable work) {
        if (stopped) {
            return true; // nobody waits for an answer any more
        }
        var count = waiting == null ? 0 : waiting.size();
        if (count >= MOST || (count > 0 && characters + size > MOST_CHARACTERS)) {
            return false;
        }
        add(new Item(size, work));
        if (!held && (count + 1 >= MANY || characters >= MUCH)) {
            held = true;
            wire.stopReading();
        }
        return true;
    }

    /** Whether nothing is read at present, so that silence is no sign of anything. */
    synchronized boolean isHeld() {
        return held;
    }

    /** What waits is dropped, and what still comes too. */
    synchronized void stop() {
        stopped = true;
        if (waiting != null) {
            waiting.clear();
        }
        characters = 0;
        goOnReading(); // the client's goodbye
    }

    /** Takes what is to be done as the last thing. Of what waits, so much is still worked off as an inbox should hold. */
    synchronized void finish(Runnable last) {
        stopped = true;
        while (waiting != null && (waiting.size() > MANY || characters > MUCH)) {
            characters -= waiting.removeLast().characters();
        }
        add(new Item(0, last));
    }

    private void add(Item item) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.add(item);
        characters += item.characters();
        if (!working) {
            working = true;
            threads.execute(this::work);
        }
    }

    private void work() {
        for (var item = next(); item != null; item = next()) {
            item.work().run();
        }
    }

    private synchronized @Nullable Item next() {
        var item = waiting == null ? null : waiting.poll();
        if (item == null) {
            working = false;
            waiting = null;
            return null;
        }
        characters -= item.characters();
        if (waiting != null && waiting.size() <= MANY / 2 && characters <= MUCH / 2) {
            goOnReading();
        }
        return item;
    }

    private void goOnReading() {
        if (held) {
            held = false;
            wire.goOnReading();
        }
    }
}
