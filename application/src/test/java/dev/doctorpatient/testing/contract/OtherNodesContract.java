package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.application.shared.OtherNodes.Node;
import dev.doctorpatient.application.shared.OtherNodes.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link OtherNodes} must do, however nodes reach each other. */
public abstract class OtherNodesContract {
    private static final int PATIENCE_IN_SECONDS = 30;

    private final List<OtherNodes> nodes = new ArrayList<>();

    /** A new node that the others will learn of. */
    protected abstract OtherNodes start();

    /** Ends what nodes reached each other by, after all of them. */
    protected void endGroup() {}

    /** Lets a node end in good order; once more does nothing. */
    protected abstract void end(OtherNodes node);

    /** What a watcher learned. */
    protected sealed interface Event {
        /** A node is there. */
        record Joined(Node node) implements Event {}

        /** A node is gone. */
        record Left(Node node) implements Event {}

        /** Something was missed. */
        record Missed() implements Event {}
    }

    /** Notes what a node's watcher learns. */
    protected static BlockingQueue<Event> eventsOf(OtherNodes node) {
        var events = new LinkedBlockingQueue<Event>();
        node.watch(new Watcher() {
            @Override
            public void joined(Node other) {
                events.add(new Event.Joined(other));
            }

            @Override
            public void left(Node other) {
                events.add(new Event.Left(other));
            }

            @Override
            public void missed() {
                events.add(new Event.Missed());
            }
        });
        return events;
    }

    /** The next event of a kind; those before it are let go. */
    protected static <E extends Event> E next(BlockingQueue<Event> events, Class<E> kind) {
        while (true) {
            var event = next(events);
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    /** What comes next. */
    protected static <T> T next(BlockingQueue<T> queue) {
        try {
            var next = queue.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("something comes").isNotNull();
            return next;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Starts as many nodes, and waits until all have learned of each other. */
    protected List<OtherNodes> meet(int count) {
        var met = IntStream.range(0, count).mapToObj(_ -> start()).toList();
        nodes.addAll(met);
        met.stream().map(OtherNodesContract::eventsOf).forEach(events -> {
            for (var other = 1; other < count; other++) {
                next(events, Event.Joined.class);
            }
        });
        return met;
    }

    /** Notes what a node hears of a topic. */
    protected static BlockingQueue<String> heardBy(OtherNodes node, String topic) {
        var heard = new LinkedBlockingQueue<String>();
        node.listen(topic, (_, text) -> heard.add(text));
        return heard;
    }

    @AfterEach
    void endAll() {
        nodes.forEach(this::end);
        endGroup();
    }

    @Test
    void allOthersHearWhatOneTells() {
        var three = meet(3);
        var first = heardBy(three.get(1), "topic");
        var second = heardBy(three.get(2), "topic");

        three.get(0).tell("topic", "two\nlines, and ünïcode");

        assertThat(next(first)).isEqualTo("two\nlines, and ünïcode");
        assertThat(next(second)).isEqualTo("two\nlines, and ünïcode");
    }

    @Test
    void nobodyHearsThemselves() {
        var two = meet(2);
        var own = heardBy(two.get(0), "topic");

        two.get(0).tell("topic", "mine");
        two.get(1).tell("topic", "yours");

        assertThat(next(own)).isEqualTo("yours");
    }

    @Test
    void topicsAreHeardByTheirOwnListeners() {
        var two = meet(2);
        var one = heardBy(two.get(1), "one");
        var other = heardBy(two.get(1), "other");

        two.get(0).tell("nobody's", "lost");
        two.get(0).tell("other", "b");
        two.get(0).tell("one", "a");

        assertThat(next(one)).isEqualTo("a");
        assertThat(next(other)).isEqualTo("b");
        assertThatIllegalStateException().isThrownBy(() -> heardBy(two.get(1), "one"));
    }

    @Test
    void aTopicIsHeardInTheOrderInWhichANodeTold() {
        var two = meet(2);
        var heard = heardBy(two.get(1), "topic");
        var told = IntStream.range(0, 2_000).mapToObj(String::valueOf).toList();

        told.forEach(text -> two.get(0).tell("topic", text));

        assertThat(told).allSatisfy(text -> assertThat(next(heard)).isEqualTo(text));
    }

    @Test
    void aListenerThatTakesItsTimeDelaysItsOwnTopicOnly() {
        var two = meet(2);
        var over = new CountDownLatch(1);
        var slow = new LinkedBlockingQueue<String>();
        two.get(1).listen("slow", (_, text) -> {
            await(over);
            slow.add(text);
        });
        var quick = heardBy(two.get(1), "quick");

        two.get(0).tell("slow", "later");
        two.get(0).tell("quick", "now");

        assertThat(next(quick)).isEqualTo("now");
        over.countDown();
        assertThat(next(slow)).isEqualTo("later");
    }

    @Test
    void aListenerThatFailsGoesOn() {
        var two = meet(2);
        var heard = new LinkedBlockingQueue<String>();
        two.get(1).listen("topic", (_, text) -> {
            heard.add(text);
            throw new IllegalArgumentException(text);
        });

        two.get(0).tell("topic", "a");
        two.get(0).tell("topic", "b");

        assertThat(next(heard)).isEqualTo("a");
        assertThat(next(heard)).isEqualTo("b");
    }

    @Test
    void whoSaysGoodbyeHasLeft() {
        var two = meet(2);
        var events = eventsOf(two.get(0));
        var other = next(events, Event.Joined.class).node();

        end(two.get(1));

        assertThat(next(events, Event.Left.class).node()).isEqualTo(other);
    }

    @Test
    void whoIsHeardIsNamed() {
        var two = meet(2);
        var froms = new LinkedBlockingQueue<Node>();
        two.get(1).listen("topic", (from, _) -> froms.add(from));

        two.get(0).tell("topic", "a");

        assertThat(next(froms))
                .isEqualTo(next(eventsOf(two.get(1)), Event.Joined.class).node());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
